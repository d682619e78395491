import FeatureQuery
import GeoCore
import HomeRegistry
import LayerTemplates
import LayerValidation
import Testing

@testable import LayerLoading

@Suite struct `Batches of a source made into batches of a layer` {
    private let home: LoadingHome

    init() throws { home = try LoadingHome() }

    @Test func `texts become numbers and days, however the file writes them`() throws {
        let rows = [
            "29.01;41.01;Merkez;1;Çınar;1.234,5;04.03.2001", "29.02;41.02;Merkez; 2 ;;12,25;2001-03-05",
            "29.03;41.03;Merkez;3;;-;",
        ]
        let report = try home.load(try home.trees(rows, header: "LON;LAT;ilce;no;tur;boy;dikim"))
        #expect(report.outcome == .loaded, "\(report.layers.map(\.faults))")
        #expect(
            try home.rows() == [
                "Merkez|1|Çınar|1234.5|2001-03-04|29.01 41.01", "Merkez|2|-|12.25|2001-03-05|29.02 41.02",
                "Merkez|3|-|-|-|29.03 41.03",
            ]
        )
    }

    @Test func `values that are none are faults with the row of the file and the text`() throws {
        let rows =
            (1...300).map { "29.01,41.\($0 + 100),Merkez,\($0),,," } + ["29.01,41.9,Merkez,301,,uzun,", "29,41,K,x,,,"]
        let report = try home.load(try home.trees(rows))
        let faults = try #require(report.layers.first?.faults).filter { $0.rule == ValueRule.definition.rule }
        #expect(report.outcome == .refused)
        #expect(faults.contains { $0.row == 301 && $0.message.turkish.contains("uzun") }, "\(faults)")
        #expect(faults.contains { $0.row == 302 && $0.message.turkish.contains("x") })
    }

    @Test func `constants fill a field that the source lacks`() throws {
        var request = try home.trees(["29.01,41.01,1", "29.02,41.02,2"], header: "LON,LAT,no")
        request.mapping = try FieldMapping(
            toml: """
                [fields]
                no = "no"
                [constants]
                ilce = "Kıyı"
                dikim = 2020-01-02
                boy = 3
                [drop]
                others = true
                """
        )
        #expect(try home.load(request).outcome == .loaded)
        #expect(
            try home.rows() == ["Kıyı|1|-|3.0|2020-01-02|29.01 41.01", "Kıyı|2|-|3.0|2020-01-02|29.02 41.02"]
        )
    }

    @Test func `x and y are exchanged on demand, in every position`() throws {
        var request = try home.request(
            "yol.geojson",
            #"{"type":"Feature","properties":{"ad":"Sahil"},"geometry":{"type":"LineString","coordinates":[[41,29],[41.5,29.5]]}}"#
        )
        request.swapsAxes = true
        #expect(try home.load(request).outcome == .loaded)
        #expect(try home.rows("yol") == ["Sahil|29.0 41.0"])
    }
}
