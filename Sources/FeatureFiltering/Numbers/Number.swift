/// A number of a filter: both kinds compare exactly with each other.
enum Number: Sendable {
    /// A number without fraction that fits into 64 bits.
    case integer(Int64)
    /// Any other finite or infinite number.
    case real(Double)

    /// The nearest 64-bit IEEE 754 number.
    var real: Double {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        }
    }

    /// The number without its fraction; `nil` if it does not fit into 64 bits.
    var whole: Int64? {
        switch self {
        case .integer(let number): number
        case .real(let number): Int64(exactly: number.rounded(.towardZero))
        }
    }

    /// The same number, as an integer if it is one.
    var canonical: Number {
        guard case .real(let number) = self, let integer = Int64(exactly: number) else { return self }
        return .integer(integer)
    }

    /// Whether this number is less than, equal to or greater than `other`: -1, 0 or 1; `nil` if one is not a number.
    func order(_ other: Number) -> Int? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left < right ? -1 : left > right ? 1 : 0
        case (.integer(let left), .real(let right)): return Self.order(left, right)
        case (.real(let left), .integer(let right)): return Self.order(right, left).map { -$0 }
        case (.real(let left), .real(let right)):
            guard !left.isNaN, !right.isNaN else { return nil }
            return left < right ? -1 : left > right ? 1 : 0
        }
    }

    /// Exact, also where a conversion to 53 bits would round.
    private static func order(_ left: Int64, _ right: Double) -> Int? {
        guard !right.isNaN else { return nil }
        let floor = right.rounded(.down)
        // Neither bound is rounded: both are powers of two.
        guard floor >= -0x1p63 else { return 1 }
        guard floor < 0x1p63 else { return -1 }
        let whole = Int64(floor)
        if left != whole { return left < whole ? -1 : 1 }
        return right > floor ? -1 : 0
    }
}

extension Number: Hashable {
    /// Whether both are the same number, whatever their kinds.
    static func == (left: Number, right: Number) -> Bool { left.order(right) == 0 }

    /// Hashes the number, whatever its kind.
    func hash(into hasher: inout Hasher) {
        switch canonical {
        case .integer(let number): hasher.combine(number)
        case .real(let number): hasher.combine(number)
        }
    }
}
