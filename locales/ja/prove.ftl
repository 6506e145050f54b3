# prove：チェックスイートの作成者向け。

prove-check = チェック
prove-failed = 未達成
prove-pending = 処理中
prove-advised = 助言
prove-mutant = ミュータント
prove-caught-by = 検出したチェック
prove-is-justified = 理由あり
prove-is-left = 未検出

prove-survived = どのチェックも気付かなかったもの
prove-unclear = チェックで判定できなかったもの
prove-wrong-check = 別の内容のチェックで検出されたもの
prove-unexplained = 根本原因が複数あるもの、または根本原因で説明できない未達成があるもの
prove-false-alarm = 誤検出
prove-not-reported = 読み取れていないのに、そう報告されなかったもの
prove-not-healed = レポートの対処方法では直らないもの
prove-never = どのミュータントでも未達成にならなかったチェック
prove-on-nothing = 空のアカウントで合格するチェック
prove-unread = 何も読み取っていないのに判定されるチェック
prove-stale = 当てはまらない理由
prove-justified = 理由があるもの

prove-sum = { $all ->
   *[other] ミュータント { $all } 件
}：正しいチェックで検出 { $caught } 件（{ $percent }%）、理由あり { $justified } 件
prove-sum-fixes = 対処方法で { $all } 件中 { $healed } 件が直る（{ $percent } %）、理由付き { $justified } 件
prove-sum-harmless = { $all ->
   *[other] 無害な変更 { $all } 件
}：誤検出なし { $quiet } 件
prove-sum-unread = { $all ->
   *[other] 読み取れないようにした呼び出し { $all } 件
}：そのとおりに報告 { $quiet } 件
prove-left-out = { $count ->
   *[other] チェックスイートと関係のないリソース { $count } 件は変更していません
}
prove-holds = チェックスイートの有効性が証明されました。
prove-does-not-hold = チェックスイートの有効性は証明されませんでした。
prove-more-of-it = （このリソースでほか { $count } 件）
prove-more = ほか { $count } 件のリソース：--all ですべて表示
prove-justified-more = { $count } 件は prove.yaml に理由があります：--all で理由を表示。
