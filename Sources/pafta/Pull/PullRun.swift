import FeatureQuery
import GeoCore
import GeoPackageStore
import PaftaTerminal

/// Brings a layer of a local file in step with a collection of a server.
struct PullRun {
    let client: PullClient
    let address: String
    let collection: String
    let file: String
    let limit: Int
    /// Told how many changes have come so far; may throw to cancel.
    let progress: (Int) throws(PaftaError) -> Void

    /// What came.
    struct Outcome {
        var counts: [FeatureChange.Kind: Int] = [:]
        /// Features that were removed because they had not come again.
        var swept = 0
        var restarted = false
        var total: Int { counts.values.reduce(0, +) }
    }

    private var path: String { "/collections/\(Self.encoded(collection))" }

    /// Pulls until the layer is in step.
    ///
    /// - Parameter fresh: Whether all features are compared, whatever the file says.
    /// - Returns: What came.
    /// - Throws: What the server says; `replica.foreign`, `store.locked`, `store.full`.
    func pull(fresh: Bool) throws(PaftaError) -> Outcome {
        var outcome = Outcome()
        var replica = try open()
        if fresh { try replica.restart() }
        var isTold = false
        var isBegunHere = try replica.state().cursor == nil
        while true {
            let state = try replica.state()
            do throws(PaftaError) {
                let document = try page(since: state.cursor, replica.schema)
                let gone = try replica.apply(document.page, after: state)
                outcome.counts.merge(document.counts, uniquingKeysWith: +)
                if !state.isWhole { outcome.swept += gone }
                try progress(outcome.total)
                if document.page.hasMore { continue }
                // An interrupted delta leads to a state of then; what was done since is the next one.
                guard !isBegunHere else { return outcome }
                isBegunHere = true
            } catch {
                switch error.code {
                case .changedSource where !isTold:
                    // Other fields are shown since: the columns are brought in line, and the page is asked for again.
                    replica = try open()
                    isTold = true
                case _ where error.category == .gone && state.cursor != nil:
                    replica = try open()
                    try replica.restart()
                    outcome.restarted = true
                    isBegunHere = true
                default: throw error
                }
            }
        }
    }

    /// Compares the layer with all features of the server, changing nothing.
    ///
    /// - Returns: How many features are different or missing, how many the layer has too many, and how many there are.
    /// - Throws: What the server says.
    func compare() throws(PaftaError) -> (different: Int, surplus: Int, count: Int) {
        let replica = try open()
        var cursor: String?
        var (different, count) = (0, 0)
        repeat {
            let page = try page(since: cursor, replica.schema).page
            different += try replica.differences(from: page.arrived)
            count += page.arrived.count
            try progress(count)
            cursor = page.hasMore ? page.cursor : nil
        } while cursor != nil
        return (different, try replica.count() - count, count)
    }

    private func open() throws(PaftaError) -> ReplicaLayer {
        let document = try client.document("\(path)/schema?f=json")
        let order = FeatureSchema.order(of: document)
        let schema = try FeatureSchema(document, order: order, collection: collection)
        return try ReplicaLayer(file, schema, source: address + path)
    }

    private func page(since cursor: String?, _ schema: FeatureSchema) throws(PaftaError) -> ChangeDocument {
        let since = cursor.map { "&since=\(Self.encoded($0))" } ?? ""
        return try ChangeDocument(try client.document("\(path)/changes?limit=\(limit)\(since)"), schema)
    }

    /// Encodes what is neither letter nor digit of ASCII (RFC 3986, clause 2.1).
    private static func encoded(_ text: String) -> String {
        text.utf8
            .map { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    return String(Unicode.Scalar(byte))
                default:
                    let digits = String(byte, radix: 16, uppercase: true)
                    return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
                }
            }
            .joined()
    }
}
