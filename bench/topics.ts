/** Says what the questions of the sample corpus are about, as read by hand. */

/** What stands in questions about one topic. */
const TOPICS: Readonly<Record<string, RegExp>> = {
  bridges: /大桥|桥墩/,
  cooking: /[红紅][烧燒]肉|麻婆豆腐|炒青菜|㸆|煮饭时|煮米饭/,
  models: /语言模型|扩散模型|GPT-4|ViT|过拟合|机器学习/,
  programming: /35岁|C\+\+|Node|u4e00|bug|Wi-Fi/,
  money: /汇率|美联储|CPI|指数基金|等额/,
  health: /退烧|脱发|血压|失眠|近视|睡不着/,
  travel: /重庆|台北三天|兵马俑|青海湖/,
  history: /历史|宋朝|丝绸|长安城|进士|敦煌|秦始皇|乾隆/,
  pi: /圆周率/,
  language: /家乡话|英语和日语|拼音输入法|繁体|成语|念错|方言/,
  science: /天空为什么|科学概念/,
  renting: /租房/,
};

/** The topic of a question; the question itself where it has none of these. The first of several counts. */
export function topicOf(question: string): string {
  return Object.entries(TOPICS).find(([, questions]) => questions.test(question))?.[0] ?? question;
}
