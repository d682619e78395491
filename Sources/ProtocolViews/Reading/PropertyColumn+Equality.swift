internal import FeatureQuery

extension PropertyColumn {
    /// Returns which rows have a value; numbers of both types compare.
    func rows(equal value: PropertyValue) -> [Bool] {
        switch (type, value) {
        case (.integer, .integer(let number)): rows { integers[$0] == number }
        case (.integer, .real(let number)): rows { Double(integers[$0]) == number }
        case (.real, .real(let number)): rows { reals[$0] == number }
        case (.real, .integer(let number)): rows { reals[$0] == Double(number) }
        case (.boolean, .boolean(let value)): rows { (integers[$0] != 0) == value }
        case (.text, .text(let text)), (.date, .text(let text)), (.dateTime, .text(let text)):
            rows(equal: Array(text.utf8))
        default: Array(repeating: false, count: count)
        }
    }

    private func rows(equal text: [UInt8]) -> [Bool] { rows { bytes[range(of: $0)].elementsEqual(text) } }

    private func rows(where holds: (Int) -> Bool) -> [Bool] { (0..<count).map { !isNull[$0] && holds($0) } }
}
