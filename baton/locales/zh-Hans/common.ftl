# 各处通用
something-went-wrong = 我们这边出了问题,没有改动任何内容。如再次出现,请把编号告诉管理员:{ $incident }
