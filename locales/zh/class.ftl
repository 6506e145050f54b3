history-live = 实时
history-earlier-error = 此前：{ $error }

diff-nothing = 没有变化。

teaching-regressed = 再次失败
teaching-regressed-who = { $title }：{ $names }
teaching-durations = 通过用时
teaching-median = { $median }（{ $measured ->
   *[other] { $measured } 名学员的中位数
}）

duration-below-minute = 不到 1 分钟
duration-minutes = { $minutes } 分钟
duration-hours = { $hours } 小时 { $minutes } 分钟
