kudos-about = 感谢帮过您的同事
kudos-grammar = /kudos @同事 [@同事…] 原因 [#价值]：在当前频道点赞，一次最多五人；写 @群组 可感谢组里所有人，最多二十人；不带内容则打开表单
kudos-grammar-private = /kudos 私下 @同事 原因：只有对方看得到；/kudos 修改 新的内容：10 分钟内可以改写上一条
kudos-grammar-more = /kudos 撤回：10 分钟内可以收回；/kudos 榜单：近 30 天，也可写 /kudos 榜单 本周 或 本季度；/kudos 提名 @同事 因为……：提名 MVP。表单里可以看到全部价值
kudos-example-one = /kudos @李娜 周五加班核对工资表，大家按时领到了工资
kudos-example-two = /kudos @王芳 @张伟 审计之前就找回了缺失的发票 #迅速响应

kudos-given = 已向{ $people }点赞
kudos-given-privately = 已私下向{ $people }点赞，其他人看不到
kudos-left = { $left ->
    [0] 今天的点赞已全部送出
   *[other] 今天还可以点赞 { $left } 次
}
kudos-undo-hint = 10 分钟内，输入 /kudos 修改 可以改写，输入 /kudos 撤回 可以收回
kudos-edited = 已修改，各处显示的内容都会更新：
kudos-nothing-to-edit = 没有可以修改的点赞：送出后 { $minutes } 分钟内可以修改
kudos-edit-other = 您之后又送出了别的点赞，这条内容保持不变。输入 /kudos 修改 可以改写最近一条
kudos-undone = 已撤回，发出的消息会收起，次数也退还给您
kudos-nothing-to-undo = 没有可以撤回的点赞：送出后 { $minutes } 分钟内可以撤回
kudos-post = { $giver }为{ $people }点赞
kudos-told = { $giver }为您点赞，同时感谢{ $people }
kudos-told-alone = { $giver }为您点赞
kudos-only-you = 只有您看得到这条点赞
kudos-only-you-and = 只有您和{ $people }看得到这条点赞
kudos-for-value = { $value }
kudos-for-order = 因订货 #{ $number } 而感谢
kudos-see-order = 查看订货
kudos-see-message = 查看消息
kudos-joined = 还有 { $count } 人也想说声谢谢
kudos-me-too = 我也是
kudos-joined-already = 您已经附议过了，谢谢
kudos-unposted = 对方已收到您的点赞，但 Baton 无法在该频道发消息。请用 /invite 邀请 Baton 加入，之后的点赞就会显示在频道里
kudos-log-opened = { $admin }选定了本频道：今后所有非私下的点赞都会发到这里
kudos-unlogged = Baton 无法在{ $channel }发消息，而所有点赞都应发到那里
kudos-unlogged-note = 请在该频道输入 /invite @Baton，或在 /baton 设置 里另选频道。您是管理员，所以收到这条消息；不再选定频道，就不会再收到

kudos-board-title = 近 { $days } 天点赞
kudos-board-empty = 近 { $days } 天还没有点赞。这周谁帮过您？/kudos @同事 原因
kudos-board-which = 想看哪个榜单？请输入 /kudos 榜单，或 /kudos 榜单 周、月、季度
kudos-board-receivers = 收到
kudos-board-givers = 送出
kudos-board-note = 按被感谢的人次计算，榜单不会提醒任何人

kudos-form-title = 点赞
kudos-form-submit = 送出
kudos-form-about = 关于这条消息：
kudos-form-receivers = 您想感谢谁？
kudos-form-receivers-hint = 最多 { $most } 人。感谢整个群组请输入 /kudos @群组 原因
kudos-form-reason = 对方做了什么，带来了什么改变？
kudos-form-reason-hint = 至少 8 个汉字：在什么情况下，做了什么，因此实现了什么
kudos-form-reason-example = 周四连夜修好导出程序，工资按时发放
kudos-form-value = 体现了哪一点？
kudos-form-private = 谁能看到？
kudos-form-private-tick = 只有我感谢的人
kudos-form-private-hint = 私下点赞不发到任何频道，不出现在协作周报里，也不计入榜单
kudos-edit-title = 修改点赞
kudos-edit-submit = 修改

kudos-value-smile = 微笑：让人愿意开口求助
kudos-value-praise = 赞美：看见别人的好
kudos-value-question = 质疑：问出了关键的问题
kudos-value-fast = 迅速响应
kudos-value-consistent = 始终如一
kudos-value-in-my-place = 设身处地
kudos-value-personal = 个性化服务
kudos-value-own = { $chinese }
kudos-value-missing = 这里的点赞需要注明体现了什么，请在最后写上其中一个：{ $values }
kudos-value-unknown = 这里没有“{ $name }”这一项，请从这些里选一个：{ $values }

kudos-settings-about = 点赞：体现哪些价值、每天可送出几次、发到哪里，以及榜单
kudos-settings-title = 点赞设置
kudos-settings-submit = 保存
kudos-settings-suggested = 我们建议的价值
kudos-settings-suggested-hint = 请取消不适合贵公司的选项，已送出的点赞不受影响
kudos-settings-own = 贵公司自己的价值
kudos-settings-own-hint = 每行一个，可写英文、中文，或用竖线隔开两种语言。点赞时写在 # 后面，英文的空格写成连字符
kudos-settings-own-example = Customer first | 客户第一
kudos-settings-required = 点赞必须注明价值吗？
kudos-settings-required-tick = 是，每条点赞都要注明
kudos-settings-members = 每人每天可点赞几次
kudos-settings-members-hint = 每感谢一人算一次。四个数字中，取适用于本人的最大值
kudos-settings-leads = 团队负责人每天可点赞几次
kudos-settings-facilitators = 讲师每天可点赞几次
kudos-settings-admins = 管理员每天可点赞几次
kudos-settings-numbers = 单独设定次数的同事
kudos-settings-numbers-hint = 每行一人，后面写每天的次数，不再按上面四个数字计算
kudos-settings-numbers-example = @李娜 20
kudos-settings-unlimited = 不限次数的同事
kudos-settings-mode = 点赞发到哪里？
kudos-settings-mode-place = 送出点赞的频道
kudos-settings-mode-thread = 送出点赞的频道，针对某条消息的发到该消息的回复里
kudos-settings-mode-log = 只发到汇总频道
kudos-settings-log = 汇总频道
kudos-settings-log-hint = 所有非私下的点赞也会发到这里。Baton 需要在频道里：/invite @Baton
kudos-settings-boards = 榜单
kudos-settings-boards-tick = 显示谁收到、谁送出了点赞：/kudos 榜单
kudos-settings-invite = 汇总频道会立即收到通知。如果 Baton 无法在那里发消息，您会收到提示
kudos-settings-number = 请填 1 到 { $most } 之间的数字
kudos-settings-numbers-how = 没有读懂“{ $line }”。请每行写一人和一个数字：@李娜 20
kudos-settings-nobody = 找不到“{ $line }”里的同事，请按个人资料里的名字填写：@李娜 20
kudos-settings-log-missing = 请选择汇总频道，否则点赞无处可发
kudos-values-none = 每条点赞都要注明价值，但现在一个也没有。请保留一个，或写一个自己的
kudos-values-too-many = 自己的价值有 { $count } 个，很难记住，请控制在 { $most } 个以内
kudos-value-too-long = “{ $name }”太长，每种语言请控制在 { $most } 字以内
kudos-value-unclear = “{ $name }”无法写在 # 后面。请写成文字，两种语言之间用一个竖线隔开
kudos-value-twice = “#{ $name }”会对应两个价值，请改掉其中一个的名称

kudos-for-whom = 您想感谢谁？请以 @名字 开头：/kudos @同事 原因
kudos-why = 想感谢对方什么？请写在名字后面
kudos-say-more = 请再多写一点，至少 8 个汉字：对方做了什么，带来了什么改变？
kudos-too-long = 内容有 { $length } 字，请控制在 { $most } 字以内
kudos-not-oneself = 点赞是送给别人的，请感谢帮过您的同事
kudos-cannot-receive = { $people }无法接收点赞：机器人、访客和已停用的账号不参与
kudos-guests-cannot-give = 访客和机器人不能在这里点赞
kudos-giving-paused = 管理员暂停了您的点赞功能，您仍然可以收到点赞。输入 /baton 角色 可查看能询问谁
kudos-too-many-receivers = 一次最多感谢 { $most } 人，让每个人都清楚是为了什么
kudos-too-many-in-groups = 这样会感谢 { $count } 人，通过群组一次最多 { $most } 人，请用 @ 写出真正出力的同事
kudos-more-than-a-day = 这样会感谢 { $wanted } 人，而您每天可点赞 { $allowance } 次。请写出出力最多的同事，或请管理员在工作区设置里提高次数
kudos-allowance-used = 每天可点赞 { $allowance } 次，{ $left ->
    [0] 今天已全部送出，明天又有 { $allowance } 次
   *[other] 今天还剩 { $left } 次，这次需要 { $wanted } 次
}
kudos-gone = 这条点赞已被撤回
kudos-already-yours = 这条点赞里已经有您了
