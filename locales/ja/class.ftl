history-live = ライブ
history-earlier-error = 以前の理由：{ $error }

diff-nothing = 変化はありません。

teaching-regressed = 再び未達成
teaching-regressed-who = { $title }：{ $names }
teaching-durations = 合格までの時間
teaching-median = { $median }（{ $measured ->
   *[other] 受講者 { $measured } 人の中央値
}）

duration-below-minute = 1 分未満
duration-minutes = { $minutes } 分
duration-hours = { $hours } 時間 { $minutes } 分
