internal import GeoCore

extension FeatureBatch {
    /// Removes all features but the first `number`, without touching those.
    public mutating func keepFirst(_ number: Int) {
        guard number < count else { return }
        if hasGeometry { geometry.keepFirst(number) }
        identifiers.keepFirst(number)
        for index in properties.indices { properties[index].keepFirst(number) }
        for index in sortValues.indices { sortValues[index].keepFirst(number) }
        positions.removeLast(max(0, positions.count - number))
    }
}

extension PropertyColumn {
    fileprivate mutating func keepFirst(_ number: Int) {
        isNull.removeLast(count - number)
        switch type {
        case .integer, .boolean: integers.removeLast(integers.count - number)
        case .real: reals.removeLast(reals.count - number)
        case .text, .date, .dateTime, .binary:
            ends.removeLast(ends.count - number)
            bytes.removeLast(bytes.count - (ends.last ?? 0))
        }
    }
}

extension GeometryColumn {
    fileprivate mutating func keepFirst(_ number: Int) {
        types.removeLast(types.count - number)
        partsEnd.removeLast(partsEnd.count - number)
        let parts = Int(partsEnd.last ?? 0)
        partTypes.removeLast(partTypes.count - parts)
        ringsEnd.removeLast(ringsEnd.count - parts)
        let rings = Int(ringsEnd.last ?? 0)
        positionsEnd.removeLast(positionsEnd.count - rings)
        let positions = Int(positionsEnd.last ?? 0)
        xy.removeLast(xy.count - 2 * positions)
        if !z.isEmpty { z.removeLast(z.count - positions) }
    }
}
