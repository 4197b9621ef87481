/** Names the words that say nothing about what a reader looks for. */
// The policy: everything is indexed, so that no text is out of reach and this list may change without a new index. A query
// leaves these words out of its words channel as long as another word remains; its grams keep them, since 的 inside
// 目的地 is no stop word. Only the most frequent function words are here: a question word (怎么, 为什么) tells kinds of
// questions apart, and weighs less instead.

const STOP_WORDS = new Set(
  (
    '的 了 是 在 和 与 及 或 也 都 就 而 着 吗 呢 吧 啊 呀 嘛 么 之 于 以 为 被 把 让 给 向 从 对 到 很 ' +
    '这 那 个 我 你 他 她 它 有 没 不 会 能 要 上 下 中 里 ' +
    'a an the of to in on at and or is are be was were for with by as it this that'
  ).split(' '),
);

/** Words that only ask: they tell kinds of questions apart, but not what is asked about. */
const QUESTION_WORDS = new Set(
  (
    '什么 怎么 为什么 哪些 多少 吗 呢 如何 怎样 是否 哪 哪个 哪里 哪儿 几 几个 谁 何 怎么样 怎么办 为何 何时 何处 何人 何种 啥 咋 有没有 是不是 能不能 可不可以 多久 多大 ' +
    '多长 多少钱 有哪些 请问 么 什 怎'
  ).split(' '),
);

/** Whether a term only asks. @param term a match key */
export function isQuestionWord(term: string): boolean {
  return QUESTION_WORDS.has(term);
}

/** Whether a term of the words channel is a stop word. */
export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term);
}
