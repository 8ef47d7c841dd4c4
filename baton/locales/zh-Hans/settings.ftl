settings-title = 工作区设置
settings-note = 这里的更改几秒内对所有人生效，并记入审计日志：/baton 审计
settings-change = 更改
settings-saved = 已保存，几秒内对所有人生效
settings-unchanged = 没有变化
settings-admins-only = 只有管理员可以更改对所有人生效的设置，输入 /baton 角色 可查看管理员是谁

# What was changed, as the audit log names it.
setting-yes = 是
setting-no = 否
setting-none = 无
setting-kudos-boards = 点赞榜单
setting-kudos-suggested = 点赞：Baton 建议的价值
setting-kudos-own = 点赞：自己的价值
setting-kudos-value-required = 点赞：必须注明价值
setting-kudos-members = 点赞：每人每天次数
setting-kudos-leads = 点赞：团队负责人每天次数
setting-kudos-facilitators = 点赞：讲师每天次数
setting-kudos-admins = 点赞：管理员每天次数
setting-kudos-unlimited = 点赞：不限次数的同事
setting-kudos-numbers = 点赞：单独设定次数的同事
setting-kudos-mode = 点赞：发到哪里
setting-kudos-log = 点赞：汇总频道
setting-points-on = 积分
setting-points-boards = 积分榜单
setting-points-smallest-team = 积分：参赛团队的最少人数
setting-points-channel = 积分：公布赛季结果的频道
setting-points-rings = 积分：小圈子提示
setting-mvp-enabled = MVP 评选
setting-mvp-nth = MVP 评选：每月第几周
setting-mvp-weekday = MVP 评选：星期
setting-mvp-day = MVP 评选：每月几日
setting-mvp-nomination-days = MVP 评选：提名天数
setting-mvp-ballot-days = MVP 评选：投票天数
setting-mvp-channel-id = MVP 评选：频道
setting-mvp-propose-top = MVP 评选：推荐本赛季积分前三名
setting-mvp-half-own = MVP 评选：本部门的赞成按一半计算
setting-which-week = { $nth ->
    [0] 固定日期
    [1] 第一个
    [2] 第二个
    [3] 第三个
    [4] 第四个
   *[-1] 最后一个
}
setting-privacy-group-minimum = 评价：每个数字背后的人数
setting-company-channel-id = 评价：管理员摘要的频道
setting-company-dimensions = 评价：表单询问的维度数
