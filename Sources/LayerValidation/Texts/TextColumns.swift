internal import FeatureQuery
internal import GeoCore

extension FeatureBatch {
    /// The indices of the properties that hold texts.
    var textColumns: [Int] { schema.indices.filter { schema[$0].type == .text } }
}

extension PropertyColumn {
    /// Returns the row whose bytes hold `offset`.
    func row(at offset: Int) -> Int {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
