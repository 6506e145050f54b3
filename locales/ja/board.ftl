# ブラウザで見る、クラスのライブボード。

# 結果の代わりに表示されるもの。
board-not-yet = 未確認
board-seen = { $time } に確認
board-as-of = { $time } 時点
board-trouble = 最新の確認に失敗しました：{ $reason }

# 今回の確認の進み具合。$done と $total は数。
board-looking = 今回の確認：{ $total } 人中 { $done } 人が完了
board-round-ended = { $time } に全員の確認が完了しました。次回は { $next } に開始します。
board-progress = 今回の確認の進捗
board-unsaved = 現在、結果を保存できません。最新の結果はこのページにのみ表示されています。プログラムは保存を再試行しています。

# クラス全体の数値。
board-figures = クラスの状況
board-of = { $count } / { $total } 人
board-finished = 完了
board-average = 平均得点率
board-percent = { $percent }%
board-recent = 直近 1 時間の合格数
board-legend = 凡例

# 直近 1 時間に合格になったもの。
board-news = 新たに合格
board-no-news = 直近 1 時間に合格になったものはありません。
board-turned-more = { $title }、{ $count ->
   *[other] ほか { $count } 件のチェック
}
board-nobody-stuck = つまずいている人はいません。
board-failed-looks = 最新の確認に失敗

# 受講者 1 人。
board-back = 受講者一覧
board-neighbours = ほかの受講者
board-previous = 前：{ $name }
board-next = 次：{ $name }
board-causes = 最初に直すこと
board-steps = ページごとの結果

# Requests for help of attendees; $time is a time of day.
board-help = 支援が必要
board-help-done = 対応済み
board-manual = 講師による確認
board-manual-confirm = 確認済みにする
board-manual-take-back = 取り消す
board-manual-later = 次回のチェックから反映されます。
board-since = { $time } から

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = 表示
board-room = 名前なし
board-projector = プロジェクター
board-with-names = 名前あり
board-to-room = 名前なしでクラスを見る
board-alias = 全員向けの名前：{ $name }
board-pages-done = { $total } ページ中 { $done } ページ完了

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = 検索
board-sort = 並び順
board-sort-roster = 名簿の順
board-sort-need = 支援が必要な順
board-show = 表示対象
board-at = 最初の未完了ページ
board-any-page = すべてのページ
board-go = 適用
board-range = { $total } 人中 { $from }～{ $to }
board-pages = リストのページ
board-earlier = 前へ
board-later = 次へ
board-nobody = 該当者はいません。
board-last-progress = 最後の進捗
board-download = ダウンロード：

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = 各自の現在のページ
board-over-time = 進捗の推移
board-plot = { $from } から { $to } まで。最終：{ $values }。
board-history = 変更履歴
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
   *[other] 参加者 { $attendees } 人
 }を { $seconds } 秒ごとに確認します。会場の全員向け（名前なし）：{ $room }（Ctrl-C で終了）
board-started-submissions = { $attendees ->
   *[other] 参加者 { $attendees } 人
 }。参加者が各自のアカウントを送信します。会場の全員向け（名前なし）：{ $room }（Ctrl-C で終了）
board-started-mixed = { $attendees ->
   *[other] 参加者 { $attendees } 人
 }のうち { $scanned } 人を { $seconds } 秒ごとに確認し、残りは各自のアカウントを送信します。会場の全員向け（名前なし）：{ $room }（Ctrl-C で終了）
board-proxy = { $url } はこのボードの前段にある TLS プロキシと想定しています。プロキシがない場合のアドレスは { $plain } で、--allow-http が必要です。

# 接続と、ボードを見られる人。
board-lost = 接続が切れました。表示が古い可能性があります。再接続しています…
board-without-script = スクリプトが無効なため、このページは自動では更新されません。最新の状態を見るには、再読み込みしてください。
board-login = サインイン
board-token = トークン
board-token-hint = ボードを起動した人に確認してください。
board-token-wrong = トークンが正しくありません。
board-wrong-host = このボードはこのホスト名では開けません。ボードの起動時に指定されたアドレスで開いてください。
board-no-page = このボードにそのページはありません。

# 自分で送信する参加者
board-submitted = { $time } に送信
board-submission = { $time } に参加者が送信しました。アカウントは証明されていますが、内容は証明されていません。
board-only-submissions = 参加者が各自のアカウントを送信します。
