internal import FeatureQuery

/// The first of many places in an order behind some place; holds at most twice as many as are wanted, or all.
struct FirstPlaces {
    private static let fewest = 1_024
    private let order: MaskedOrder
    private let start: MaskedOrder.Places?
    private let wanted: Int
    private var places: MaskedOrder.Places
    /// Whether `places` are in order and as many as wanted, but for those behind: then the last of them is a limit.
    private var isFull = false

    init(_ wanted: Int, of order: MaskedOrder, behind start: MaskedOrder.Places?) {
        self.order = order
        self.start = start
        self.wanted = wanted
        places = order.none
    }

    /// Looks at the features of a batch whose first properties are the keys.
    mutating func insert(_ batch: FeatureBatch) {
        let columns = batch.sortValues
        for row in 0..<batch.count {
            let position = batch.positions[row]
            if let start, !order.precedes(start.values, 0, start.positions[0], columns, row, position) { continue }
            if isFull, !precedesLast(row, of: columns, position) { continue }
            places.append(row: row, of: columns, position: position)
            if wanted < Int.max / 2, places.positions.count >= max(2 * wanted, Self.fewest) { compact() }
        }
    }

    /// Returns the positions of the first places, in order.
    mutating func positions() -> [Int64] {
        compact()
        return places.positions
    }

    private func precedesLast(_ row: Int, of columns: [PropertyColumn], _ position: Int64) -> Bool {
        order.precedes(columns, row, position, places.values, wanted - 1, places.positions[wanted - 1])
    }

    private mutating func compact() {
        let rows = places.positions.indices.sorted { order.precedes(places, $0, places, $1) }
        places = places.picked(rows.prefix(wanted))
        isFull = places.positions.count >= wanted && wanted > 0
    }
}
