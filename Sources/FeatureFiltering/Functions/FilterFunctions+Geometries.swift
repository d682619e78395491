internal import CQL2
internal import FeatureQuery
internal import GeoCore
internal import GeoOperations

extension FilterFunctions {
    private static let geometry = FunctionDefinition.Argument(LocalizedText("geometry", tr: "geometri"), .geometry)
    private static let metres = FunctionDefinition.Argument(LocalizedText("metres", tr: "metre"), .number, .integer)

    /// Functions of geometries; those that measure do so in the plane of the stored CRS, which must be projected.
    static let geometries: [FilterFunction] = [
        measure(
            "area",
            LocalizedText(
                "The area in square metres, holes taken off, in the stored CRS, which must be projected; 0 without areas.",
                tr:
                    "Metrekare olarak alan, delikler düşülerek, verinin saklandığı (izdüşümlü) koordinat sisteminde; alan "
                    + "yoksa 0."
            )
        ) { column, row, perUnit in column.area(of: row) * perUnit * perUnit },
        measure(
            "perimeter",
            LocalizedText(
                "The length of the outlines of areas, those of holes too, in metres, in the stored CRS, which must be "
                    + "projected; 0 without areas.",
                tr: "Metre olarak alan sınırlarının uzunluğu, delikler dahil, verinin saklandığı (izdüşümlü) koordinat "
                    + "sisteminde; alan yoksa 0."
            )
        ) { column, row, perUnit in column.length(of: row, .polygon) * perUnit },
        measure(
            "line_length",
            LocalizedText(
                "The length of lines in metres, in the stored CRS, which must be projected; 0 without lines.",
                tr: "Metre olarak çizgi uzunluğu, verinin saklandığı (izdüşümlü) koordinat sisteminde; çizgi yoksa 0."
            )
        ) { column, row, perUnit in column.length(of: row, .lineString) * perUnit },
        FilterFunction(
            definition: FunctionDefinition(
                "distance",
                [geometry, geometry],
                returns: .number,
                description: LocalizedText(
                    "The least distance in metres, in the stored CRS, which must be projected.",
                    tr: "Metre olarak en kısa uzaklık, verinin saklandığı (izdüşümlü) koordinat sisteminde."
                )
            )
        ) { call, binder throws(PaftaError) in .number(try binder.distance(call)) },
        FilterFunction(
            definition: FunctionDefinition(
                "buffer",
                [geometry, metres],
                returns: .geometry,
                description: LocalizedText(
                    "The points at most so many metres away, or for a negative number those that deep inside an area, in "
                        + "the stored CRS, which must be projected. The number is the same for all features.",
                    tr:
                        "En çok bu kadar metre uzaktaki noktalar; negatif sayıda alanın o kadar içinde kalanlar. Verinin "
                        + "saklandığı (izdüşümlü) koordinat sisteminde; sayı bütün kayıtlar için aynıdır."
                )
            )
        ) { call, binder throws(PaftaError) in .geometry(try binder.buffer(call)) },
        FilterFunction(
            definition: FunctionDefinition(
                "centroid",
                [geometry],
                returns: .geometry,
                description: LocalizedText(
                    "The centre of gravity, which may lie outside.",
                    tr: "Ağırlık merkezi; geometrinin dışına düşebilir."
                )
            )
        ) { call, binder throws(PaftaError) in .geometry(try binder.centroid(call)) },
        FilterFunction(
            definition: FunctionDefinition(
                "geometry_type",
                [geometry],
                returns: .string,
                description: LocalizedText(
                    "The kind of the geometry, such as Point, LineString, Polygon or MultiPolygon.",
                    tr: "Geometrinin türü: Point, LineString, Polygon, MultiPolygon gibi."
                )
            )
        ) { call, binder throws(PaftaError) in
            let names = try binder.rowwise(call) { column, row in column.types[row].map { Array($0.name.utf8) } }
            return .text(TextExpression(names))
        },
        FilterFunction(
            definition: FunctionDefinition(
                "is_valid",
                [geometry],
                returns: .boolean,
                description: LocalizedText(
                    "Whether the geometry obeys OGC 06-103r4: rings are closed and do not cross, holes lie inside.",
                    tr: "Geometri OGC 06-103r4'e uyuyor mu: halkalar kapalıdır ve kesişmez, delikler içtedir."
                )
            )
        ) { call, binder throws(PaftaError) in
            let operations = GeometryOperations()
            let values = try binder.rowwise(call, cost: 1_000) { column, row in
                column.types[row] == nil ? nil : try? operations.isValid(row: row, of: column)
            }
            return .boolean(.testing(values) { $0 })
        },
    ]

    private static func measure(
        _ name: String,
        _ description: LocalizedText,
        _ measure: @escaping @Sendable (GeometryColumn, _ row: Int, _ metresPerUnit: Double) -> Double
    ) -> FilterFunction {
        FilterFunction(
            definition: FunctionDefinition(name, [geometry], returns: .number, description: description)
        ) { call, binder throws(PaftaError) in
            let perUnit = try binder.metresPerUnit(call)
            let values = try binder.rowwise(call) { column, row -> Number? in
                column.types[row] == nil ? nil : .real(measure(column, row, perUnit))
            }
            return .number(NumberExpression(values))
        }
    }
}

extension TextExpression {
    /// Takes texts that are made one by one.
    fileprivate init(_ values: Values<[UInt8]>) {
        if let constant = values.constant {
            self.init(constant: constant)
            return
        }
        let evaluate = values.evaluate
        self.init(cost: values.cost) { rows, view throws(PaftaError) in
            let values = try evaluate(rows, view)
            var column = PropertyColumn(type: .text)
            for value in values { column.append(bytes: value) }
            return column
        }
    }
}
