# history、diff、regrade、merge。

history-none = 実行記録はまだありません
history-run = 実行
history-date = 開始日時
history-unfinished = 未完了
history-passed = 合格
history-failed = 未達成
history-not-done = 未完了
history-pending = 処理中
history-unknown = 不明
history-not-graded = 採点なし
history-points = 得点
history-average = 平均
history-changes = 変化

diff-heading = 実行 { $before } から実行 { $after } への変化：{ $count ->
   *[other] 受講者 { $count } 人
}
diff-check = チェック
diff-newly-green = 新たに合格
diff-broken-again = 再び未達成
diff-unchanged = 変化なし
diff-unclear = 不明
diff-other-suite = スイートのバージョンが異なります。一部の変化はそのためである可能性があります。
diff-left-out = どちらかの実行で採点されていない受講者：{ $names }

merge-missing = 注意：シャード { $shards } の結果がなく、その受講者は含まれていません
merge-without-result = 注意：名簿のうち結果がない受講者（{ $count } 名）：{ $names }
resume-nothing = 注意：--resume：この名簿、チェックスイート、オプションの実行記録がないため、新しい実行を開始します
