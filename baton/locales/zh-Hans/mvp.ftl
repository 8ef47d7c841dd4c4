mvp-about = 提名让大家受益最多的同事，并无记名投票
mvp-grammar = /mvp：查看本轮评选；/mvp 提名 @同事 因为……：提名；/mvp 附议 @同事：附议；/mvp 投票：打开选票
mvp-grammar-more = /mvp 投票 加改票码：修改已投的票；/mvp 结果：往期 MVP；/mvp 规则：评选规则
mvp-grammar-admins = 管理员可用：/mvp 设置；/mvp 本频道，在当前频道公布评选；/mvp 延长 2 天，并写明原因；/mvp 取消，并写明原因
mvp-example-one = /mvp 提名 @李娜 因为她连夜修好导出程序，四百人按时领到了工资
mvp-example-two = /mvp 提名 @王芳 交接 12

mvp-title = MVP 评选
mvp-what = 输入 /mvp，查看本轮评选；/mvp 提名 @同事 因为……：提名；/mvp 帮助：查看全部用法
mvp-next = 目前没有进行中的评选，下一轮将于{ $at }开始
mvp-off = 目前没有 MVP 评选
mvp-off-admins = 您可以开启：/mvp 设置
mvp-between = 这一阶段刚刚结束，Baton 正在准备下一阶段，请过几分钟再看
mvp-nominating = 提名截止{ $at }。每人可提名 { $most } 位同事，有人附议即可进入投票
mvp-nobody-yet = 还没有人被提名。这个月，谁让您的工作更顺利？
mvp-nominate = 提名
mvp-second = 附议
mvp-vote = 投票
mvp-vote-again = 修改投票
mvp-see-rules = 规则
mvp-see-results = 往期评选
mvp-see-nominees = 候选人
mvp-nominee = { $person } · 已获提名，还需一位同事附议
mvp-nominee-seconded = { $person } · 有 { $count } 位同事支持
mvp-nominated-by = { $evidence ->
    [kudos] { $person }提名，依据是这条点赞
    [handoff] { $person }提名，依据是一次交接
   *[none] { $person }提名
}
mvp-proposed-by-points = 本赛季积分前三名之一
mvp-more-reasons = 还有 { $count } 位同事写了理由
mvp-on-ballot = { $person }
mvp-voting = 投票截止{ $at }。您认为当之无愧的同事都可以选
mvp-you-voted = 您已投票。投票截止前，可以凭改票码修改

mvp-result-title = MVP
mvp-result-won = { $count ->
    [1] 本轮 MVP：{ $people }
   *[other] 本轮 MVP（按规则比到最后仍然并列）：{ $people }
}
mvp-result-no-nominee = 本轮没有产生 MVP：无人获得提名
mvp-result-no-second = 本轮没有产生 MVP：没有提名得到附议
mvp-result-no-quorum = 本轮没有产生 MVP：投票人数太少，结果不足以代表大家
mvp-result-nobody = 本轮没有产生 MVP：可能当选的同事已经离开
mvp-turnout = { $most } 位同事中有 { $count } 位投票，得票数不公布，也不保留
mvp-results-title = 往期 MVP 评选
mvp-results-none = 还没有结束的评选，输入 /mvp，查看下一轮的时间
mvp-round-of = { $day }的评选

mvp-dates = { $first }：开始提名；投票：{ $ballot }至{ $last }
mvp-rule-day = 每月 { $number } 日（天数不足的月份为最后一天）
mvp-rule-weekday = { $nth ->
    [1] 每月第一个{ $weekday }
    [2] 每月第二个{ $weekday }
    [3] 每月第三个{ $weekday }
    [4] 每月第四个{ $weekday }
   *[-1] 每月最后一个{ $weekday }
}
mvp-rules-title = MVP 评选规则
mvp-rules-when = 时间：{ $rule } { $time } 开始（{ $zone }时间）
mvp-rules-off = 时间：目前没有安排评选，管理员可以开启
mvp-rules-nominate = 提名：为期 { $days } 天。每位成员最多提名 { $most } 位同事，不能提名自己；理由至少 12 个汉字，或者指出能说明问题的点赞或交接。提名人和理由对所有人公开。上一轮的 MVP 本轮不参选
mvp-rules-points = 本赛季积分前三名也会被推荐。积分不决定名次：他们同样需要附议，最终由投票决定
mvp-rules-second = 附议：有第二位同事支持（点“附议”或另行提名）的候选人进入投票。每位投票人看到的姓名顺序都不同
mvp-rules-vote = 投票：为期 { $days } 天，可选任意多人，自己不会出现在自己的选票上。截止前一天下午仍未投票的同事会收到一次私信提醒
mvp-rules-secret = 保密：Baton 只保存谁投过票，以及一份加密的总数，两者之间没有任何联系，管理员也看不到。您的票会以改票码的形式交还给您，别处不留；截止前可凭改票码修改。改票码丢失，原来的票依然有效
mvp-rules-count = 计票：至少五人投票，且不少于有权投票人数的五分之一，赞成最多者当选。若相同，先看赞成来自多少个部门，再看本部门以外的赞成数，仍相同则并列，不抽签。部门以投票开始之日为准，不足五人的部门合并为一个
mvp-rules-half = 如果最大部门的投票人数超过最小部门的两倍，候选人所在部门的赞成按一半计算
mvp-rules-result = 公布：只公布当选者和理由，以及投票人数。任何人的得票数都不公布，结果确定后即删除

mvp-nominated = 已提名{ $person }
mvp-nominated-seconded = 已得到足够支持，将进入投票
mvp-nominated-needs-second = 还需一位同事支持才能进入投票：可以点“附议”，也可以另行提名
mvp-seconded = 已附议，谢谢您的支持
mvp-seconded-already = 您已经附议过了，谢谢

mvp-form-title = 提名 MVP
mvp-form-nominee = 谁让大家受益最多？
mvp-form-about = 您正在提名{ $person }
mvp-form-reason = 对方做了什么，带来了什么改变？
mvp-form-reason-hint = 至少 12 个汉字；也可以只指出一条点赞或一次交接
mvp-form-reason-example = 周四连夜修好导出程序，四百人按时领到工资
mvp-form-public = 您的姓名和理由对所有人公开
mvp-form-evidence = 或者指出一件具体的事
mvp-form-evidence-hint = 您选择的内容会随提名一起显示
mvp-option-handoff = 交接 #{ $number }：{ $what }

mvp-ballot-title = MVP 选票
mvp-ballot-intro = 投票截止{ $at }，姓名顺序是为您单独抽取的
mvp-ballot-reason = { $person }：{ $reason }
mvp-ballot-choices = 请选出所有当之无愧的同事
mvp-ballot-more-choices = 以下同事中还有谁？
mvp-ballot-code = 上次投票的改票码
mvp-ballot-code-hint = 您已投过票，改票码在当时的回复里；没有改票码，原来的票依然有效
mvp-ballot-secret = 无记名：没有人能看到您选了谁，管理员也不能
mvp-vote-cast = 投票成功，您的改票码是：
mvp-vote-changed = 投票已修改，之前的改票码失效，新的改票码是：
mvp-vote-code = 请妥善保存：{ $at }之前如需修改，输入 /mvp 投票 和改票码即可。Baton 没有留底，丢失也不要紧，您的票依然有效

mvp-opened = MVP 提名开始，截止{ $at }
mvp-opened-how = 谁让大家受益最多？输入 /mvp 提名 @同事 因为……，或按下面的按钮。有第二位同事支持的候选人进入投票
mvp-opened-half = 本轮如果部门规模相差较大，候选人所在部门的赞成按一半计算，详见规则
mvp-round-cancelled = 本轮 MVP 评选已取消
mvp-nominee-hidden = 这条提名已被管理员隐藏
mvp-nominee-post = { $person }获得 MVP 提名
mvp-post-seconded = 已有 { $count } 位同事支持，将进入投票
mvp-post-needs-second = 再有一位同事支持即可进入投票
mvp-told-nominated = { $person }提名您为 MVP
mvp-told-nominated-note = 您无需做任何事，输入 /mvp，可查看本轮评选
mvp-moderated = { $nominator }提名{ $person }为 MVP
mvp-told-shown = 您对{ $person }的提名已恢复显示
mvp-told-hidden = 您对{ $person }的提名已被管理员隐藏，原因是：
mvp-told-hidden-note = 如有不同看法，请与管理员沟通，输入 /baton 角色 可查看管理员是谁
mvp-ballot-open = MVP 投票开始，截止{ $at }
mvp-ballot-halved = 部门规模相差较大，候选人所在部门的赞成按一半计算
mvp-reminder = MVP 投票将于{ $at }截止，您还没有投票
mvp-reminder-why = 您有权投票，所以每轮提醒一次；不投也没关系。输入 /baton 提醒 关闭 可停止 Baton 的提醒
mvp-told-won = { $count ->
    [1] 同事们选您为本轮 MVP，他们这样说：
   *[other] 同事们选您为本轮 MVP 之一，他们这样说：
}
mvp-told-won-note = 下一轮您暂不参选，但仍可提名和投票
mvp-told-extended = { $state ->
    [nominating] MVP 提名延长至{ $at }，管理员说明的原因：
   *[ballot] MVP 投票延长至{ $at }，管理员说明的原因：
}
mvp-told-cancelled = 本轮 MVP 评选已取消，所有选票已删除，管理员说明的原因：
mvp-unposted = Baton 无法在您选定的频道公布 MVP 评选。请用 /invite 邀请 Baton 加入，或到其他频道输入 /mvp 本频道

mvp-settings-about = MVP 评选：是否举行、何时举行、在哪里公布
mvp-settings-title = MVP 评选
mvp-settings-save = 保存
mvp-settings-enabled = 评选
mvp-settings-enabled-tick = 每月举行一轮
mvp-settings-when = 开始时间
mvp-settings-nth = { $nth ->
    [0] 每月固定日期
    [1] 第一个（星期几见下）
    [2] 第二个（星期几见下）
    [3] 第三个（星期几见下）
    [4] 第四个（星期几见下）
   *[-1] 最后一个（星期几见下）
}
mvp-settings-weekday = 星期
mvp-settings-day = 每月几日
mvp-settings-day-hint = 仅在选择“每月固定日期”时有效；天数不足的月份取最后一天
mvp-settings-nomination = 提名天数
mvp-settings-ballot = 投票天数
mvp-settings-where = 公布位置
mvp-settings-where-hint = 不选频道时，评选只显示在主页，也可随时输入 /mvp，直接查看。要选定频道，请在该频道输入 /mvp 本频道
mvp-settings-nowhere = 不在频道公布
mvp-settings-there = 之前选定的频道
mvp-settings-here = 当前频道
mvp-settings-top = 积分
mvp-settings-top-tick = 推荐本赛季积分前三名
mvp-settings-half = 本部门投票
mvp-settings-half-tick = 部门规模相差较大时，候选人所在部门的赞成按一半计算
mvp-settings-open-goes-on = 进行中的评选按公布时的规则继续
mvp-settings-are-off = 没有安排评选
mvp-settings-next = { $rule }开始，接下来三轮：
mvp-settings-number = 请填写 1 到 { $most } 之间的数字

mvp-members-only = 访客和机器人不参与 MVP 评选
mvp-locked = 管理员暂停了您的点赞和提名，您仍可投票；如有疑问，请联系管理员
mvp-whom = 您想提名谁？请以 @名字 开头：/mvp 提名 @同事 因为……
mvp-one-at-a-time = 请一次提名一位同事，并分别写明理由
mvp-not-oneself = MVP 由他人提名，是谁帮您把事情办成了？
mvp-cannot-be-nominated = 无法提名{ $person }：机器人、访客和已停用的账号不参与
mvp-too-long = 内容有 { $length } 字，请控制在 { $most } 字以内
mvp-say-why = 请写明对方做了什么、带来了什么改变，至少 12 个汉字；也可以附上点赞的链接，或写“交接”加编号
mvp-admin-why = 请写明原因，相关同事会看到，并记入审计日志
mvp-vote-not-eligible = 本轮选票发给投票开始时的成员，您当时不在其中，下一轮可以投票
mvp-vote-nobody-else = 这张选票上没有您可以选的同事
mvp-round-gone = 本轮评选已不再进行，输入 /mvp，查看当前评选
mvp-round-over = 这个按钮属于之前的评选，输入 /mvp，查看当前评选
mvp-vote-over = 投票已于{ $at }截止，无法再计入，输入 /mvp 结果 查看结果
mvp-vote-not-yet = 投票将于{ $at }开始，在此之前可以提名和附议
mvp-vote-mark-somebody = 请至少选择一位，或关闭选票：不投也没关系
mvp-vote-has-left = 您选择的同事中有人已经离开，请输入 /mvp 投票 重新打开选票
mvp-code-wrong = 这不是您本轮投票的改票码。改票码在投票成功的回复里；没有改票码，您的票依然有效
mvp-code-used = 您的票已经用这个改票码修改过，只有最新的改票码有效；没有它，您的票依然有效
mvp-voted-already = 您已投过票。如需修改，请重新打开选票并填写改票码；没有改票码，您的票依然有效
mvp-two-already = 本轮您已提名 { $most } 位同事，名额已满，仍可附议其他人
mvp-nominated-already = 本轮您已经提名过{ $person }
mvp-second-not-oneself = 对您的提名需要别人附议，不能自己附议
mvp-second-whom = 这位同事不在本轮提名之列，输入 /mvp，查看候选人
mvp-second-own = 您已经提名了这位同事，需要由其他人附议
mvp-second-how = 您想附议谁？请输入 /mvp 附议 @同事
mvp-nomination-gone = 这条提名已不存在
mvp-none-open = 目前没有进行中的 MVP 评选，输入 /mvp，查看下一轮的时间
mvp-none-open-next = 目前没有进行中的 MVP 评选，下一轮将于{ $at }开始
mvp-nominations-over = 提名已于{ $at }截止，输入 /mvp，查看选票
mvp-no-such-kudos = 这个链接不是公开的点赞。请附上点赞消息的链接，或用至少 12 个汉字写明对方做了什么
mvp-no-such-handoff = 只能指出您自己参与的交接，请用 /handoff 列表 核对编号
mvp-evidence-of-others = { $person }没有参与其中，请指出对方做过的事，或用至少 12 个汉字写明
mvp-pauses = { $person }是上一轮的 MVP，本轮不参选，下一轮可以再提名
mvp-extend-how = 要延长多久，为什么？请输入 /mvp 延长 2 天，并写明原因
mvp-extend-how-long = 一次可延长 1 到 { $most } 天
mvp-extended-done = 已延长，这一阶段将于{ $at }结束，相关同事会收到说明
mvp-cancelled-done = 评选已取消，选票已全部删除，相关同事会收到说明
mvp-where = 请在要公布评选的频道里输入
