internal import CQL2
internal import FeatureQuery
internal import GeoCore
internal import GeoOperations
internal import GeoReferencing

extension FilterBinder {
    /// Compares two geometries in the CRS of the filter.
    mutating func spatial(
        _ operation: SpatialOperator,
        _ left: Expression,
        _ right: Expression
    ) throws(PaftaError) -> Predicate {
        let name = operation.rawValue.uppercased()
        let relation = SpatialRelation(operation)
        let pair = (try geometry(left, for: name), try geometry(right, for: name))
        switch pair {
        case (.stored, .stored): return .spatialWithItself(relation)
        case (let geometry, .constant(let constant)):
            return try comparison(geometry, relation, constant, name, offset: right.offset)
        case (.constant(let constant), let geometry):
            return try comparison(geometry, relation.converse, constant, name, offset: left.offset)
        case (.stored, .computed(let right)): return .spatial(.stored, relation, right)
        case (.computed(let left), .stored): return .spatial(left, relation, .stored)
        case (.computed(let left), .computed(let right)): return .spatial(left, relation, right)
        }
    }

    private func comparison(
        _ geometry: GeometryExpression,
        _ relation: SpatialRelation,
        _ constant: ConstantGeometry?,
        _ name: String,
        offset: Int?
    ) throws(PaftaError) -> Predicate {
        guard let constant else { return Predicate(constant: .unknown) }
        let test = try SpatialTest(relation, constant)
        guard !test.isUndefined else { throw Self.mixture(name, offset) }
        switch geometry {
        case .constant(let other):
            guard let other else { return Predicate(constant: .unknown) }
            return Predicate(constant: test.truth(0, of: ProjectedGeometry(other.column, isProjected: true)))
        case .computed(let computed):
            let transformation = try plane.toFilter()
            return .spatial(computed, test) { xy throws(PaftaError) in try transformation?.transform(&xy) }
        case .stored:
            _ = try plane.toFilter()
            var predicate = Predicate.spatial(test)
            let bound = SpatialBound(limiting: constant.envelopes, crs: plane.filterCRS)
            if relation == .disjoint {
                predicate.boundsIfFalse = [bound]
            } else {
                predicate.bounds = [bound]
            }
            return predicate
        }
    }

    // MARK: Literals

    /// Binds a geometry written in the filter.
    ///
    /// - Throws: `filter.invalid` if it is empty, lies outside of a geographic CRS or breaks a rule of polygons.
    func constant(_ column: GeometryColumn, offset: Int?) throws(PaftaError) -> ConstantGeometry {
        guard column.count == 1, column.types[0] != nil else {
            throw .invalidFilter(
                LocalizedText("a geometry is empty.", tr: "bir geometri boş."),
                remedy: ValueKind.geometry.remedy,
                offset: offset
            )
        }
        try checkLimits(column.xy, offset: offset)
        var flat = column
        flat.z = []
        if let (_, x, y) = try GeometryOperations().invalidityReason(row: 0, of: flat) {
            throw .invalidFilter(
                LocalizedText(
                    "a geometry is not valid near \(x) \(y): rings may not cross or repeat, holes lie inside.",
                    tr:
                        "bir geometri \(x) \(y) yakınında geçersiz: halkalar kesişmez ve yinelenmez, delikler içte kalır."
                ),
                remedy: LocalizedText(
                    "Draw the outline without crossing it; write separate areas as a MULTIPOLYGON.",
                    tr: "Sınırı kendini kesmeden çizin; ayrı alanları MULTIPOLYGON olarak yazın."
                ),
                offset: offset
            )
        }
        return ConstantGeometry(flat)
    }

    /// Binds a box, of which heights select nothing, and west may be greater than east where x is a longitude.
    func box(_ numbers: [Double], offset: Int?) throws(PaftaError) -> ConstantGeometry {
        guard numbers.count == 4 || numbers.count == 6 else { throw Self.wrongBox(offset) }
        let half = numbers.count / 2
        let (west, south, east, north) = (numbers[0], numbers[1], numbers[half], numbers[half + 1])
        try checkLimits([west, south, east, north], offset: offset)
        guard south <= north else { throw Self.wrongBox(offset) }
        if west <= east {
            return ConstantGeometry(boxes: [Envelope(minX: west, minY: south, maxX: east, maxY: north)])
        }
        guard let limits = try plane.limits() else { throw Self.wrongBox(offset) }
        return ConstantGeometry(boxes: [
            Envelope(minX: west, minY: south, maxX: limits.x, maxY: north),
            Envelope(minX: -limits.x, minY: south, maxX: east, maxY: north),
        ])
    }

    /// Refuses coordinates that no place has: the positions of conformance test `/conf/basic-spatial-functions`.
    private func checkLimits(_ xy: [Double], offset: Int?) throws(PaftaError) {
        let limits = try plane.limits() ?? (.greatestFiniteMagnitude, .greatestFiniteMagnitude)
        for index in xy.indices {
            guard abs(xy[index]) <= (index.isMultiple(of: 2) ? limits.x : limits.y) else {
                throw .invalidFilter(
                    LocalizedText(
                        "a coordinate lies outside of \(plane.filterCRS).",
                        tr: "bir koordinat \(plane.filterCRS) sınırlarının dışında."
                    ),
                    remedy: LocalizedText(
                        "Longitudes run from -180 to 180 degrees and latitudes from -90 to 90; name another CRS with "
                            + "filter-crs, and mind its axis order.",
                        tr: "Boylam -180 ile 180, enlem -90 ile 90 derece arasındadır; başka bir koordinat sistemini "
                            + "filter-crs ile belirtin ve eksen sırasına dikkat edin."
                    ),
                    offset: offset
                )
            }
        }
    }

    private static func wrongBox(_ offset: Int?) -> PaftaError {
        .invalidFilter(
            LocalizedText(
                "a BBOX has its lower left corner right of or above its upper right one.",
                tr: "bir BBOX'ın sol alt köşesi sağ üst köşesinin sağında ya da üstünde."
            ),
            remedy: LocalizedText(
                "Write the lower left corner, then the upper right one; only a box in degrees may cross the antimeridian.",
                tr: "Önce sol alt, sonra sağ üst köşeyi yazın; 180. boylamı yalnız derece cinsinden kutular kesebilir."
            ),
            offset: offset
        )
    }

    private static func mixture(_ name: String, _ offset: Int?) -> PaftaError {
        .invalidFilter(
            LocalizedText(
                "\(name) takes no collection that mixes points, lines and areas.",
                tr: "\(name); nokta, çizgi ve alanları karışık olan bir koleksiyon almaz."
            ),
            remedy: LocalizedText(
                "Use S_INTERSECTS or S_DISJOINT, or write a condition for each kind and join them with OR.",
                tr: "S_INTERSECTS ya da S_DISJOINT kullanın; ya da her tür için bir koşul yazıp OR ile bağlayın."
            ),
            offset: offset
        )
    }
}
