import FeatureQuery

/// The order of features that ``SortKey`` wants, in the plainest way.
struct PlaceOrder {
    private let keys: [SortKey]

    init(_ keys: [SortKey]) { self.keys = keys }

    /// Whether `left` comes before `right`; among equals the position in the source decides.
    func precedes(_ left: Place, _ right: Place) -> Bool {
        for (index, key) in keys.enumerated() {
            let order = Self.order(left.values[index], right.values[index])
            switch (left.values[index], right.values[index]) {
            case (nil, nil): continue
            case (nil, _): return false
            case (_, nil): return true
            default: if order != 0 { return (order < 0) != key.isDescending }
            }
        }
        return left.position < right.position
    }

    /// -1, 0 or 1; values of one property have one type.
    private static func order(_ left: PropertyValue?, _ right: PropertyValue?) -> Int {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right ? -1 : left > right ? 1 : 0
        case (.real(let left), .real(let right)): left < right ? -1 : left > right ? 1 : 0
        case (.boolean(let left), .boolean(let right)): left == right ? 0 : right ? -1 : 1
        case (.text(let left), .text(let right)):
            left.utf8.elementsEqual(right.utf8) ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
        default: 0
        }
    }
}
