export const session = {
  signIn: {
    title: '登录',
    account: '账号',
    password: '密码',
    counter: '窗口',
    counterHint: '输入几个字查找；不在窗口办公可留空',
    noCounter: '（不在窗口）',
    submit: '登录',
    working: '正在登录…',
    sample: '示例账号',
    sampleHint: '这是示例数据，可以直接用下面的账号进入，按数字键也可以。',
    sampleButton: '{{roles}} · {{account}}',
    forgot: '忘记密码请找管理员重设。',
  },
  about: '版本 {{version}}',
} as const;
