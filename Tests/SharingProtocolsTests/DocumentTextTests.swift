import GeoCore
import ProtocolViews
import Testing

@testable import SharingProtocols

@Suite struct `Protocol documents as text` {
    @Test(arguments: 0..<200) func `are the same after writing and reading`(seed: UInt64) throws {
        let document = try RandomFiller.document(seed: seed)
        #expect(try ProtocolDocument(json: document.json) == document)
        #expect(try ProtocolDocument(toml: document.toml) == document)
        #expect(try ProtocolDocument(toml: document.explainedTOML) == document)
    }

    @Test func `have one canonical form, whatever they were written in`() throws {
        let document = try Samples.document()
        let reordered = try ProtocolDocument(
            json: Array(
                #"{"version": 3, "title":"", "number":"\u0032026\/14", "fee":{"amount":2.50e2,"kind":"free"}}"#
                    .utf8
            )
        )
        let canonical = #"{"fee":{"amount":250,"kind":"free"},"number":"2026/14","version":3}"#
        #expect(String(decoding: reordered.json, as: UTF8.self) == canonical)
        // sha256sum of that line without its end.
        #expect(reordered.digest == "481e03b3034af32dfb747742522608ae8ef5b46ec08a780ebe55695f2898d135")
        #expect(document.digest == (try ProtocolDocument(toml: document.toml)).digest)
        #expect(document.digest != reordered.digest)
    }

    @Test func `start from a template that explains every key in Turkish`() throws {
        let text = ProtocolDocument.template(number: "2026/14", giver: "Örnek", today: Samples.today)
        let document = try ProtocolDocument(toml: text)
        #expect(document.number == "2026/14")
        #expect(document.term.end?.description == "2027-11-20")
        #expect(document.layers.isEmpty)
        for key in ProtocolKeys.meanings.keys {
            let name = key.split(separator: ".").last.map(String.init) ?? key
            #expect(text.contains("\(name) = ") || text.contains("[\(key)]"), "\(key)")
        }
    }

    @Test func `know what each of their keys means`() throws {
        var keys = KeyCollector()
        var document = ProtocolDocument()
        try document.visit(&keys)
        #expect(Set(keys.paths) == Set(ProtocolKeys.meanings.keys))
    }

    @Test(arguments: [
        ("[recever]\nname = 'x'", "'recever' is not a key; did you mean 'receiver'?"),
        ("[giver]\nnme = 'x'", "'giver.nme' is not a key; did you mean 'name'?"),
        ("[[layers]]\nlayer = 'a'\n[[layers]]\nfilter = 3", "'layers[2].filter' has to be a text in quotes"),
        ("[term]\nstart = '2026-02-30'", "'term.start' has to be a day such as 2026-11-21"),
        (
            "[[layers]]\nfields = [{ name = 'a', mask = 'last:0' }]",
            "'layers[1].fields[1].mask' has to be a mask such as"
        ),
        ("[limits]\nbytes_per_day = -1", "'limits.bytes_per_day' has to be a whole number from 1 on"),
        ("giver = 3", "'giver' has to be a table"),
        ("x = [1, 2]", "has to be a list of texts or tables"),
    ])
    func `say which key is wrong`(text: String, message: String) throws {
        let error = try #require(throws: PaftaError.self) { try ProtocolDocument(toml: text) }
        #expect(error.code == .invalidProtocol)
        #expect(error.message.english.contains(message), "\(error.message.english)")
        #expect(error.message.turkish != error.message.english)
    }

    @Test(arguments: ["stored", "hidden", "initials", "hash", "year", "last:4", "round:0.5", "classes:100,200.5,500"])
    func `keep masks as they are written`(text: String) throws {
        #expect(try #require(FieldMask(form: text)).form == text)
    }

    @Test(arguments: [
        "", "last", "last:", "last:-1", "round:0", "round:nan", "round:0x10", "classes:", "classes:2,1", "STORED",
        "year:",
    ])
    func `refuse what is no mask`(text: String) {
        #expect(FieldMask(form: text) == nil)
    }
}

/// Lists the paths of all keys.
private struct KeyCollector: KeyVisitor {
    var paths: [String] = []
    private var path = ""

    private mutating func add(_ key: String) { paths.append(path + key) }

    mutating func text(_ key: String, _ value: inout String) { add(key) }
    mutating func texts(_ key: String, _ value: inout [String]) { add(key) }
    mutating func flag(_ key: String, _ value: inout Bool, usual: Bool) { add(key) }
    mutating func count(_ key: String, _ value: inout Int?) { add(key) }
    mutating func number(_ key: String, _ value: inout Double?) { add(key) }
    mutating func form<Form: TextForm>(_ key: String, _ value: inout Form?) { add(key) }
    mutating func forms<Form: TextForm>(_ key: String, _ value: inout [Form]) { add(key) }

    mutating func table<Table: DocumentTable>(_ key: String, _ value: inout Table) throws(PaftaError) {
        add(key)
        let outer = path
        path += "\(key)."
        try value.visit(&self)
        path = outer
    }

    mutating func tables<Table: DocumentTable>(
        _ key: String,
        _ value: inout [Table],
        short: String?
    ) throws(PaftaError) {
        // Fields are explained as a whole where they stand.
        guard key != "fields" else { return add(key) }
        var table = Table()
        try self.table(key, &table)
    }
}
