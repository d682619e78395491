internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

extension View {
    /// Returns the number of the field called `name`.
    ///
    /// - Throws: `property.unknown`, in the same words for what the layer has and what it does not.
    func number(_ name: String) throws(PaftaError) -> Int {
        guard let number = fields.firstIndex(where: { $0.shown.name == name }) else {
            throw .unknownProperty(name, of: schema.collection)
        }
        return number
    }

    /// Returns the numbers of the fields called so; all for `nil`.
    func numbers(_ names: [String]?) throws(PaftaError) -> [Int] {
        guard let names else { return Array(fields.indices) }
        var numbers: [Int] = []
        for name in names { numbers.append(try number(name)) }
        return numbers
    }

    /// Returns the numbers of the fields that an order is by.
    func numbers(_ keys: [SortKey]) throws(PaftaError) -> [Int] {
        let numbers = try numbers(keys.map(\.property))
        for number in numbers where fields[number].shown.type == .binary {
            throw .unsortable(fields[number].shown.name)
        }
        return numbers
    }

    /// Whether a condition means the same for the layer as for the view: all that it reads is shown as it is stored.
    func isStored(_ expression: Expression) -> Bool { expression.properties.allSatisfy(isStored) }

    private func isStored(_ name: String) -> Bool {
        if let field = fields.first(where: { $0.shown.name == name }) { return field.mask.isPlain }
        // `id` and `geometry` are names for other things where no property is called so, and here one may be hidden.
        guard stored.property(named: name) == nil else { return false }
        if isGeometry(name) { return schema.geometry != nil && showsStoredShapes && area == nil }
        return name == "id"
    }

    private func isGeometry(_ name: String) -> Bool {
        guard let geometry = stored.geometry else { return false }
        return [geometry.name, "geometry", "geom"].contains(name) && stored.property(named: name) == nil
    }

    /// Joins conditions of a filter with those of the view; `nil` if geometries in both are in different CRSs.
    ///
    /// - Parameters:
    ///   - conditions: Conditions that mean the same for the layer.
    ///   - crs: The CRS of their geometries.
    ///   - all: The filter if they are all of it, so that it stays as it is.
    /// - Returns: What the layer is asked.
    func joining(_ conditions: [Expression], _ crs: CRSIdentity, all: FilterExpression?) -> FilterExpression? {
        guard let rowFilter else {
            guard let first = conditions.first else { return nil }
            return all ?? FilterExpression(conditions.count == 1 ? first : Expression(.and(conditions)), crs: crs)
        }
        guard !conditions.isEmpty else { return rowFilter }
        let isSpatial = (own: isSpatial(rowFilter.expression), asked: conditions.contains(where: isSpatial))
        guard rowFilter.crs == crs || !isSpatial.own || !isSpatial.asked else { return nil }
        let joined = Expression(.and(rowFilter.expression.conjuncts + conditions))
        return FilterExpression(joined, crs: isSpatial.asked ? crs : rowFilter.crs)
    }

    private func isSpatial(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .literal(.geometry), .literal(.box): true
        case .property(let name): isGeometry(name)
        default: expression.children.contains(where: isSpatial)
        }
    }

    /// Returns a bound in the stored CRS, grown by what masks may move; `nil` if it cannot be told there.
    func envelopes(
        _ bound: SpatialBound,
        grownBy reach: () throws(PaftaError) -> Double
    ) throws(PaftaError) -> [Envelope]? {
        guard let crs = stored.geometry?.crs else { return nil }
        var envelopes: [Envelope] = []
        let transformation = crs == bound.crs ? nil : try references.transformation(from: bound.crs, to: crs)
        let reach = try reach()
        for envelope in bound.envelopes {
            guard let image = transformation.map({ $0.envelope(of: envelope) }) ?? envelope else { return nil }
            // Rounding grows with the coordinates, not with the box.
            let size = max(abs(image.minX), abs(image.maxX), abs(image.minY), abs(image.maxY))
            let margin = reach + size * 1e-12
            guard margin.isFinite else { return nil }
            envelopes.append(image.expanded(by: margin))
        }
        return envelopes
    }
}
