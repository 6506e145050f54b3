# history、diff、regrade 和 merge。

history-none = 尚无运行记录
history-run = 运行
history-date = 开始时间
history-unfinished = 未完成
history-passed = 通过
history-failed = 失败
history-not-done = 未完成
history-pending = 进行中
history-unknown = 未知
history-not-graded = 未评分
history-points = 得分
history-average = 平均分
history-changes = 变化

diff-heading = 从运行 { $before } 到运行 { $after } 的变化：{ $count ->
   *[other] { $count } 名学员
}
diff-check = 检查项
diff-newly-green = 新通过
diff-broken-again = 再次失败
diff-unchanged = 无变化
diff-unclear = 不明
diff-other-suite = 套件的版本不同：部分变化可能由此产生。
diff-left-out = 未在两次运行中都评分的学员：{ $names }

merge-missing = 注意：缺少分片 { $shards } 的结果，其中的学员未包含在内
merge-without-result = 注意：名单中没有结果的学员（{ $count } 名）：{ $names }
resume-nothing = 注意：--resume 未找到使用此名册、检查套件和选项的运行记录，因此开始新的运行
