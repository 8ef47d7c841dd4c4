home-title = Baton
home-not-for-guests = Baton 供本工作区成员使用，访客不参与

home-welcome = 欢迎。需要您工作成果的同事，就是您的内部客户；您也是别人的内部客户。不妨先试三件事：
home-try-kudos = 感谢这周帮过您的同事：/kudos @同事 原因
home-try-handoff = 向同事订货并约定日期：/handoff @同事 内容 周五前
home-try-rating = 点一下评价一次服务：/rate-service @同事或团队
home-kudos = 点赞

home-waiting = 等您处理
home-nothing-waits = 目前没有等您处理的事项
home-to-accept = #{ $number } { $what }：{ $who }向您订货，请接受、询问或婉拒
home-to-accept-by = #{ $number } { $what }：{ $who }向您订货，期限{ $day }，请接受、询问或婉拒
home-to-deliver = #{ $number } { $what }：请交付给{ $who }
home-to-deliver-by = #{ $number } { $what }：请交付给{ $who }，期限{ $day }
home-to-deliver-overdue = #{ $number } { $what }：请交付给{ $who }，期限{ $day }已过
home-to-receive = #{ $number } { $what }：{ $who }已交付，请验收
home-to-receive-by = #{ $number } { $what }：{ $who }已交付（期限{ $day }），请验收
home-to-rate = #{ $number } { $what }：和您的需要相比，{ $who }这次做得如何？
home-mvp-nominate = 您心中的 MVP 是谁？提名截止{ $at }
home-mvp-vote = MVP 投票截止{ $at }，您还没有投票
home-mvp-nominated = { $left ->
    [0] 您已提名{ $people }为 MVP，投票将于{ $at }开始
   *[other] 您已提名{ $people }为 MVP，还可以再提名 { $left } 位，投票将于{ $at }开始
}
home-mvp-voted = 您已参加 MVP 投票，投票截止{ $at }
home-show = 打开 #{ $number }
home-rate = 评价 #{ $number }
home-more = 还有 { $count } 项，输入 /handoff 列表 查看

home-numbers = 我的数据
home-open-orders = 进行中的订货
home-kudos-received = 近 { $days } 天收到的点赞
home-kudos-given = 近 { $days } 天送出的点赞
home-count = { $count }
home-kudos-count = { $private ->
    [0] { $count }
   *[other] { $count }，其中 { $private } 次为私下点赞，不计入榜单
}

home-kudos-got = 收到的点赞
home-kudos-from = { $giver }，{ $day }
home-kudos-from-privately = { $giver }（私密），{ $day }
home-kudos-gave = 送出的点赞
home-kudos-to = 感谢{ $people }，{ $day }
home-kudos-to-privately = 私下感谢{ $people }，{ $day }
home-kudos-mine = 我的全部点赞
home-kudos-board = 点赞榜单

home-digest = { $team }最近一期协作周报
home-no-digest = 还没有发布过，输入 /digest 可预览
home-digest-show = 打开{ $week }

home-settings = 设置
home-language = 语言
home-language-en = English
home-language-zh-Hans = 简体中文
home-zone = 时区
home-team = 团队
home-no-team = 暂无
home-change-team = 我的团队
home-change-settings = 修改设置
home-own-score = 您的交接所获评价（{ $days } 天）
home-own-level = { $value }（最高 5），{ $words } · { $people } · 仅您可见
home-review = 兑现了吗？“{ $words }”
home-review-answer = 回答
