internal import FeatureQuery
internal import GeoCore
internal import LayerTemplates
internal import LayerValidation

/// Makes batches of a source into batches of a layer: fields moved and coerced, points made, axes swapped.
struct LayerAssembly {
    private let fields: [MappedField]
    private let definitions: [PropertyDefinition]
    private let coercions: [ColumnCoercion?]
    private let swapsAxes: Bool
    private var points: PointTable?
    private var rowsBefore = 0

    /// What could not be coerced, for the rule on values.
    private(set) var failures: [ValueFailure] = []

    init(_ plan: LayerPlan, forms: [Int: NumberForm], swapsAxes: Bool) {
        fields = plan.fields
        definitions = plan.fields.map(\.definition)
        points = plan.points
        self.swapsAxes = swapsAxes
        coercions = plan.fields.map { field in
            guard case .source(let index) = field.origin, plan.sourceFields[index].type != field.definition.type else {
                return nil
            }
            return ColumnCoercion(
                from: plan.sourceFields[index].type,
                to: field.definition.type,
                numberForm: forms[index]
            )
        }
    }

    /// Returns the layer's batch; ``failures`` holds what could not be coerced in it.
    mutating func assemble(_ source: consuming FeatureBatch, identifiers: FeatureSchema.IdentifierType)
        throws(PaftaError)
        -> FeatureBatch
    {
        failures.removeAll(keepingCapacity: true)
        var source = source
        try points?.addPoints(to: &source, rowsBefore: rowsBefore)
        if swapsAxes { Self.swapAxes(&source.geometry.xy) }
        var batch = FeatureBatch(identifiers: identifiers, schema: definitions)
        let count = source.count
        for (index, field) in fields.enumerated() {
            switch field.origin {
            case .source(let place):
                batch.properties[index] = coerced(source.properties[place], index, field.definition.name)
            case .constant(let value): batch.properties[index].fill(value, count)
            case .none: batch.properties[index].fill(nil, count)
            }
        }
        batch.identifiers = source.identifiers
        batch.positions = source.positions
        batch.geometry = source.geometry
        rowsBefore += count
        return batch
    }

    private mutating func coerced(_ column: PropertyColumn, _ index: Int, _ name: String) -> PropertyColumn {
        guard let coercion = coercions[index] else { return column }
        let (result, failures) = coercion.coerced(column)
        for failure in failures {
            self.failures.append(
                ValueFailure(
                    row: rowsBefore + failure.row + 1,
                    field: name,
                    text: failure.text,
                    reason: ValueFailure.Reason(failure.reason)
                )
            )
        }
        return result
    }

    private static func swapAxes(_ xy: inout [Double]) {
        for index in stride(from: 0, to: xy.count - 1, by: 2) { xy.swapAt(index, index + 1) }
    }
}

extension PropertyColumn {
    fileprivate mutating func fill(_ value: PropertyValue?, _ count: Int) {
        for _ in 0..<count {
            switch value {
            case nil: appendNull()
            case .integer(let number): append(integer: number)
            case .boolean(let flag): append(integer: flag ? 1 : 0)
            case .real(let number): append(real: number)
            case .text(let text): append(text: text)
            }
        }
    }
}

extension ValueFailure.Reason {
    fileprivate init(_ reason: CoercionFailure.Reason) {
        self =
            switch reason {
            case .notANumber, .noCounterpart: .notANumber
            case .ambiguousNumber: .ambiguousNumber
            case .fraction: .notWhole
            case .tooGreat: .tooGreat
            case .notADate, .impossibleDate: .notADate
            case .notABoolean: .notABoolean
            }
    }
}
