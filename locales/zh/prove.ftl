# prove：供检查套件的作者使用。

prove-check = 检查项
prove-failed = 失败
prove-pending = 进行中
prove-advised = 建议
prove-mutant = 变异体
prove-caught-by = 检出的检查项
prove-is-justified = 已说明理由
prove-is-left = 未检出

prove-survived = 没有任何检查项发现
prove-unclear = 检查项无法判断
prove-wrong-check = 被内容无关的检查项检出
prove-unexplained = 存在多个根本原因，或存在根本原因无法解释的失败
prove-false-alarm = 误报
prove-not-reported = 未能读取，但没有如实报告
prove-not-healed = 报告给出的修复方法未能修复
prove-never = 没有任何变异体能使其失败的检查项
prove-on-nothing = 在空账户中通过的检查项
prove-unread = 未读取任何内容却给出判断的检查项
prove-stale = 不适用的理由
prove-justified = 已说明理由

prove-sum = { $all ->
   *[other] { $all } 个变异体
}：{ $caught } 个由正确的检查项检出（{ $percent }%），{ $justified } 个已说明理由
prove-sum-fixes = 修复方法修好了 { $all } 个中的 { $healed } 个（{ $percent } %），{ $justified } 个有理由
prove-sum-harmless = { $all ->
   *[other] { $all } 项无害的更改
}：{ $quiet } 项没有误报
prove-sum-unread = { $all ->
   *[other] { $all } 个被设为无法读取的调用
}：{ $quiet } 个已如实报告
prove-left-out = { $count ->
   *[other] { $count } 个资源与检查套件无关，未作更改
}
prove-holds = 检查套件的有效性已得到证明。
prove-does-not-hold = 检查套件的有效性未得到证明。
prove-more-of-it = （此资源还有 { $count } 项）
prove-more = 还有 { $count } 个资源：使用 --all 列出
prove-justified-more = prove.yaml 中说明了 { $count } 项的理由：使用 --all 列出。
