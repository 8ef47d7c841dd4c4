sheet-line = 第 { $line } 行：{ $reason }
sheet-not-utf8 = 文件不是 UTF-8 编码，请另存为“CSV UTF-8”后重新导入
sheet-unreadable = 无法按 CSV 读取，请检查引号是否缺失或出现在字段中间，再重新导入
sheet-unknown-columns = 未知的列：{ $columns }，请只用{ $known }
sheet-missing-columns = 缺少的列：{ $columns }，请用{ $known }，内容可以留空
sheet-columns-twice = 以下列重复：{ $columns }，请各保留一列
sheet-too-many-fields = 有 { $fields } 个字段，而列只有 { $columns } 个；含逗号的文字请加引号
sheet-strange-character = 含有无法保存的字符，请重新输入这一行
