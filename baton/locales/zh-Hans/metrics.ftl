metrics-delivery-time = 交付周期
metrics-project-success = 项目成功率
metrics-turnover = 离职率
metrics-satisfaction = 满意度
metrics-empty = 文件里没有数值。第一行为列名 metric、team、month、value、unit、source，之后每行一个数值
metrics-twice = 同一指标、团队和月份已在第 { $first } 行出现，请只保留一处
metrics-bad-name = 请填写指标名称，最多 { $most } 个字，例如 delivery-time
metrics-bad-month = { $month ->
    [blank] 缺少月份，请写成 2026-11
   *[other] “{ $month }”不是月份，请写成 2026-11
}
metrics-when = { $month }不在{ $first }至{ $last }之间
metrics-bad-value = { $value ->
    [blank] 缺少数值
   *[other] “{ $value }”不是数值，请只用数字和小数点，例如 1234.5，单位写在单位列
}
metrics-too-large = 数值过大，无法保存，请换用更大的单位
metrics-bad-unit = 单位最多 { $most } 个字
metrics-bad-source = 来源最多 { $most } 个字
metrics-no-team = 没有名为“{ $team }”的团队，留空表示全公司
metrics-no-team-but = 没有名为“{ $team }”的团队，是指{ $guesses }吗？
metrics-not-yours = 指标由管理员和讲师导入，请联系其中一位，输入 /baton 角色 可查看
