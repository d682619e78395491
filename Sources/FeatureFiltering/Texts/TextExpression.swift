internal import FeatureQuery
internal import GeoCore

/// Texts, one for each row of a batch.
struct TextExpression {
    /// The text, if it is the same for every row; `nil` inside for no value.
    let constant: [UInt8]??
    /// What a row costs, see ``Predicate/cost``.
    let cost: Int
    /// The folding for search that was done to the texts last, if any was.
    private(set) var searchFolding: TextFolding?
    /// Makes the column; rows that are not asked for may hold anything.
    let evaluate: (_ rows: [Int], BatchView) throws(PaftaError) -> PropertyColumn

    /// A text that is the same for every row.
    init(constant: [UInt8]?) {
        self.constant = .some(constant)
        cost = 0
        evaluate = { _, view in
            var column = PropertyColumn(type: .text)
            for _ in 0..<view.count { column.append(bytes: constant) }
            return column
        }
    }

    /// Texts of a column that is made for each batch.
    init(cost: Int, _ evaluate: @escaping (_ rows: [Int], BatchView) throws(PaftaError) -> PropertyColumn) {
        constant = nil
        self.cost = cost
        self.evaluate = evaluate
    }

    /// The text, if it is the same for every row and there is one.
    var constantText: [UInt8]? { constant ?? nil }

    /// Applies a change to each text that is there.
    func mapped(
        cost: Int,
        _ change: @escaping (_ text: ArraySlice<UInt8>, _ target: inout [UInt8]) -> Void
    ) -> TextExpression {
        if let constant {
            return TextExpression(
                constant: constant.map { text in
                    var changed: [UInt8] = []
                    change(text[...], &changed)
                    return changed
                }
            )
        }
        let evaluate = evaluate
        return TextExpression(cost: self.cost + cost) { rows, view throws(PaftaError) in
            let source = try evaluate(rows, view)
            var column = PropertyColumn(type: .text)
            column.bytes.reserveCapacity(source.bytes.count)
            var filled = 0
            for row in rows {
                while filled < row {
                    column.appendNull()
                    filled += 1
                }
                filled += 1
                guard !source.isNull[row] else {
                    column.appendNull()
                    continue
                }
                change(source.bytes[source.range(of: row)], &column.bytes)
                column.endBytes()
            }
            return column
        }
    }

    /// Folds each text.
    func folded(_ folding: TextFolding) -> TextExpression {
        let table = FoldingTable.of(folding)
        return mapped(cost: 4) { table.append($0, to: &$1) }
    }

    /// Folds each text for search; a text written in the filter that it is compared with is folded too.
    func foldedForSearch(_ folding: TextFolding) -> TextExpression {
        var result = folded(folding)
        result.searchFolding = folding
        return result
    }

    /// Returns this text as something to compare `other` with: a constant is folded as `other` is, if that is folded for
    /// search, as it could never be equal otherwise.
    func matched(to other: TextExpression) -> TextExpression {
        guard let folding = other.searchFolding, searchFolding == nil, constant != nil else { return self }
        return foldedForSearch(folding)
    }

    /// Makes a value of each text.
    func values<Value>(cost: Int, _ change: @escaping (ArraySlice<UInt8>) -> Value?) -> Values<Value> {
        if let constant { return Values(constant: constant.flatMap { change($0[...]) }) }
        let evaluate = evaluate
        return Values(cost: self.cost + cost) { rows, view throws(PaftaError) in
            let source = try evaluate(rows, view)
            var values = [Value?](repeating: nil, count: view.count)
            for row in rows where !source.isNull[row] { values[row] = change(source.bytes[source.range(of: row)]) }
            return values
        }
    }
}

extension PropertyColumn {
    /// Adds a text, or no value.
    mutating func append(bytes text: [UInt8]?) {
        guard let text else { return appendNull() }
        bytes.append(contentsOf: text)
        endBytes()
    }
}
