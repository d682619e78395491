import FeatureQuery
import GeoCore
import PaftaTerminal

/// Tells how the features of a query are found, and what that cost.
struct Explanation {
    let console: Console

    func write(_ query: Query, of reading: any FeatureReading) throws(PaftaError) {
        let start = ContinuousClock.now
        let cursor = try reading.features(query)
        let planned = ContinuousClock.now
        var count = 0
        while let batch = try cursor.next() { count += batch.count }
        let plan = cursor.plan
        var rows = [[label("access", "erişim"), plan.access.text(in: console.language)]]
        if let index = plan.index { rows.append([label("index", "dizin"), index]) }
        if let estimate = plan.estimatedRows {
            rows.append([label("rows to look at", "bakılacak kayıt"), ProgressLine.grouped(estimate)])
        }
        for condition in plan.conditions {
            let decider =
                condition.isPushedDown
                ? label("decided by the store", "deponun verdiği karar")
                : label("decided by Pafta", "Pafta'nın verdiği karar")
            rows.append([decider, condition.text])
        }
        for operation in plan.operations { rows.append([label("transformation", "dönüşüm"), operation]) }
        rows.append([label("features found", "bulunan kayıt"), ProgressLine.grouped(count)])
        rows.append([label("planning", "planlama"), milliseconds(planned - start)])
        rows.append([label("reading", "okuma"), milliseconds(.now - planned)])
        for line in TextTable.lines(rows) { console.result(line) }
    }

    private func label(_ english: String, _ turkish: String) -> String {
        LocalizedText(english, tr: turkish).text(in: console.language)
    }

    private func milliseconds(_ time: Duration) -> String {
        let tenths = (time / .microseconds(100)).rounded() / 10
        return "\(tenths) ms"
    }
}
