public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-19: no two features have the same key.
///
/// Equal keys are an error; keys that differ only by white space or zeros in front, as `101`, ` 101` and `0101`, are
/// worth a warning. Features whose key is not complete are left to V-16.
public struct UniqueKeyRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        19,
        LocalizedText("Keys are unique", tr: "Anahtarlar tekil"),
        .error
    )

    private var keys = KeyTable()
    private var columns: [Int] = []
    private var isReady = false

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        if !isReady { columns = Self.columns(batch, context) }
        isReady = true
        guard !columns.isEmpty else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        let values = columns.map { batch.properties[$0] }
        var key: [UInt8] = []
        for row in 0..<batch.count {
            key.removeAll(keepingCapacity: true)
            guard values.allSatisfy({ $0.appendKey(of: row, to: &key) }) else { continue }
            guard let former = keys.insert(key, row: firstRow + row) else { continue }
            report.report(
                row,
                of: batch,
                as: former.isSame ? .error : .warning,
                other: (former.row, former.key),
                former.isSame ? .same(former.row) : .alike(former.row),
                remedy: former.isSame ? .single : .spelling
            )
        }
    }

    /// The columns of the template's key; none if the layer lacks one of them.
    private static func columns(_ batch: FeatureBatch, _ context: ValidationContext) -> [Int] {
        guard let key = context.template?.key else { return [] }
        let found = key.compactMap { batch.index(of: $0) }
        return found.count == key.count ? found : []
    }
}

extension PropertyColumn {
    /// Adds the value of a row as text and a separator; `false` for a blank one.
    fileprivate func appendKey(of row: Int, to key: inout [UInt8]) -> Bool {
        guard !isBlank(row) else { return false }
        switch type {
        case .text, .date, .dateTime, .binary: key.append(contentsOf: bytes[range(of: row)])
        case .integer, .boolean: key.append(contentsOf: String(integers[row]).utf8)
        case .real: key.append(contentsOf: String(reals[row]).utf8)
        }
        key.append(KeyTable.separator)
        return true
    }
}

extension LocalizedText {
    fileprivate static func same(_ row: Int) -> LocalizedText {
        LocalizedText(
            "Feature \(row) of the file has the same key.",
            tr: "Dosyadaki \(row). nesnenin anahtarı da aynı."
        )
    }

    fileprivate static func alike(_ row: Int) -> LocalizedText {
        LocalizedText(
            "Feature \(row) of the file has the same key after normalising; only zeros or spaces differ.",
            tr: "Dosyadaki \(row). nesneyle aynı anahtar; yalnızca baştaki sıfırlar ya da boşluklar farklı."
        )
    }

    fileprivate static let single = LocalizedText(
        "Keep one of them, or correct the key of the other.",
        tr: "Birini bırakın ya da ötekinin anahtarını düzeltin."
    )

    fileprivate static let spelling = LocalizedText(
        "Write keys in one way; if they are two features, their keys must really differ.",
        tr: "Anahtarları tek biçimde yazın; iki ayrı nesneyse anahtarları gerçekten farklı olmalı."
    )
}
