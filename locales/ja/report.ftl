# レポートの言葉。アカウント内の名前とチェックスイートの文章は、そのまま埋め込まれる。

# 形式。`--help` に表示される。
format-terminal = 人が読むためのテキスト
format-json = プログラム用の 1 つの JSON オブジェクト
format-junit = パイプライン用の JUnit XML
format-csv = 受講者 1 人につき 1 行の CSV。スプレッドシートや学習プラットフォーム用
format-canvas = クラスの成績。Canvas の成績表用
format-moodle = クラスの成績（百分率）。Moodle の評定表用
format-html = スクリプトなしの 1 つのウェブページ。配布や印刷用
format-markdown = GitHub のステップサマリーに収まる長さの Markdown
format-github = GitHub Actions の実行に付ける注釈
format-gradescope = アカウント 1 つ分の results.json。Gradescope 用

# 結果。流し読みできるよう、先頭の文字はすべて異なる。
outcome-passed = 合格
outcome-failed = 未達成
outcome-pending = 処理中
outcome-blocked = 保留
outcome-unknown = 不明
outcome-not-started = 未着手
outcome-not-done = 未完了
count-passed = 合格 { $count } 件
count-failed = 未達成 { $count } 件
count-pending = 処理中 { $count } 件
count-blocked = 保留 { $count } 件
count-unknown = 不明 { $count } 件
count-ideas = { $count ->
   *[other] アイデアの残り { $count } 件
}
count-not-started = 未着手 { $count } 件

# 何を、どのユーザーとして確認したか。
report-account = アカウント
report-caller = サインイン
report-checked = 確認日時
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }（所要時間 { $seconds } 秒）
}
report-not-graded = 確認できませんでした

# チェックの各行のラベル。
report-found = 現状
report-expected = 期待される状態
report-looked-at = 確認対象
report-cause = 理由
report-waits-for = 待機対象
report-missing = 不足
report-fix = 対処
report-note = 補足
report-advice = 助言
report-page = ページ
report-more-about = 詳細
report-run = または AWS CloudShell で：
report-plan-all = これですべて合格です。
report-plan-none = ありません。すべて合格です。
report-plan-left = その後、もう一度確認してください。次の結果はそのときに分かります：{ $titles }
report-plan-again = その後、もう一度確認してください。
report-plan-by-hand = 手順ページを見ながら手動で行う作業：
report-plan-first = 最初に手動で行う作業：{ $what } その後：
report-plan-green = これで合格：{ $titles }
report-plan = 残りの作業：
report-console = コンソール

report-missing-actions = { $actions } の権限
report-quoted = 「{ $title }」
report-list = { $names }
report-more = ほか { $count } 件
report-step-with-advice = { $title }（助言 { $count } 件）
report-checks = { $count ->
   *[other] { $count } 件
}
report-checks-wait-for = { $count ->
   *[other] { $count } 件。先に解決が必要なチェック：{ $blockers }
}

# レポートの末尾。
report-score = 得点
report-score-of = { $max } 点中 { $points } 点
report-score-and-pages = { $score }、{ $total } ページ中 { $done } ページ完了
report-with-bonus = { $text }、ボーナス { $max } 点中 { $points } 点
report-bonus = ボーナス { $max } 点中 { $points } 点
report-way-other = 別の方法（評価対象外）：{ $title }
report-result = 結果
report-result-of = { $verdict }：{ $counts }
verdict-passed = すべて完了しました
verdict-optional = ここはすべて任意です
verdict-failed = まだ完了していません
verdict-pending = 誤りはありません。あと数分かかるものがあります
verdict-unknown = 誤りは見つかりませんでしたが、読み取れないものがありました
verdict-blocked = 確認できるものがまだありません
report-after-that = その後：
report-next = 次の作業
report-explains = { $count ->
   *[other] ほか { $count } 件のチェックがこれに依存しています
}

# クラス。
report-attendee = 受講者
report-check = チェック
report-overview = 概要
teaching-first = 各受講者が最初に直すこと：
teaching-groups = 共通の根本原因
teaching-of = { $total } 人中 { $count } 人
teaching-checks = つまずいている人が多い箇所
teaching-counts = { $title }：未達成 { $failed } 人、未完了 { $left } 人、保留 { $blocked } 人、合格 { $passed } 人
teaching-unread = 確認できなかった受講者
teaching-unknown = 読み取れないものがあるため不明

# 形式の制約で載せきれないとき。
markdown-left-out = { $count ->
   *[other] ページが長くなりすぎるため、受講者 { $count } 人を省略しました。
}
github-left-out = { $count ->
   *[other] ほか { $count } 件のメッセージを省略しました。GitHub には種類ごとに 10 件までしか表示されません。ほかの形式のレポートを参照してください。
}
github-not-done = { $count ->
   *[other] { $count } 人の受講者に間違いはありませんが、まだ完了していません: { $names }
}

# アカウントを読み取っている間の進捗。$done と $total は数。
progress-calls = API 呼び出し { $done } / { $total }

# --wait の待機中。待っているものと、次に確認するまでの時間。
wait-for = 待機中：{ $what }
wait-next = { $seconds ->
   *[other] { $seconds } 秒後に再確認します
}。Ctrl-C で待機を終了します

# --watch のライブ表示。結果は上の言葉で表示される。
watch-done = 完了：{ $title }
watch-broken = 悪化：{ $title }（現在：{ $outcome }）
watch-changed = 変化：{ $title }（{ $before } → { $outcome }）
watch-next = { $seconds ->
   *[other] 約 { $seconds } 秒後に再確認します
}。Ctrl-C で終了します。
watch-all-done = すべてのチェックに合格しました。監視を終了します。

# クラスを採点している間の進捗。$done と $total は数。
progress-class = 受講者 { $done } / { $total }
progress-unread = 確認できなかった受講者 { $count } 人
progress-grading = 採点中：{ $names }
progress-graded = { $name }：{ $max } 点中 { $points } 点、{ $verdict }
progress-not-graded = { $name }：{ $reason }
progress-stopping = { $count ->
    [0] 停止しています
   *[other] あと { $count } アカウントで停止します。すぐに停止するには、もう一度 Ctrl-C を押してください
}
report-changes = { $count ->
   *[other] 次の { $count } 件の変更を行ってください：
}
report-changes-more = ほか { $count } 件：--report html=report.html ですべて表示
report-run-first = 次の修正（AWS CloudShell で実行）：
report-cost = 費用
report-costs = 残っているものに 1 日あたり{ $amount }
report-costs-at-least = 残っているものに 1 日あたり少なくとも { $amount }
