/// The first rows of an order, out of any number of rows in any order.
///
/// A heap of at most `limit` rows whose root is the last of them.
struct FirstRows {
    private let order: SortOrder
    private let limit: Int
    private var heap: [RankedRow] = []

    init(_ limit: Int, of order: SortOrder) {
        self.order = order
        self.limit = limit
    }

    /// Takes a row, if it is one of the first so far.
    mutating func insert(_ row: RankedRow) {
        if heap.count < limit {
            heap.append(row)
            rise(from: heap.count - 1)
        } else if limit > 0, order.precedes(row, heap[0]) {
            heap[0] = row
            sink()
        }
    }

    /// Returns the rows' numbers in their order.
    func sorted() -> [Int64] { heap.sorted { order.precedes($0, $1) }.map(\.row) }

    private mutating func rise(from start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard order.precedes(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var last = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && order.precedes(heap[last], heap[child]) {
                last = child
            }
            guard last != parent else { return }
            heap.swapAt(parent, last)
            parent = last
        }
    }
}
