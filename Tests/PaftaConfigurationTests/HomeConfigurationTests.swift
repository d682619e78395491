import GeoCore
import Testing

import PaftaConfiguration

@Suite struct `The settings of a home` {
    @Test func `are read from TOML`() throws {
        let text = """
            [municipality]
            name = "Örnek Belediyesi"
            [server]
            port = 9090
            public_url = "https://harita.example.org/"
            [limits]
            maximum_features = 5000
            """
        let configuration = try HomeConfiguration(toml: text)
        #expect(configuration.municipality == "Örnek Belediyesi")
        #expect(configuration.port == 9_090)
        #expect(configuration.publicURL == "https://harita.example.org")
        #expect(configuration.maximumFeatures == 5_000)
        #expect(configuration.defaultFeatures == 100)
    }

    @Test func `name units, severities and tolerances`() throws {
        let text = """
            [municipality]
            boundary = "ilce"
            [units."İmar ve Şehircilik"]
            accounts = ["ayse"]
            [units.Merkez]
            accounts = ["ali", "veli"]
            district = "Merkez"
            [rules]
            V-21 = "error"
            [tolerances]
            overlap_area = 1
            """
        let loading = try HomeConfiguration(toml: text).loading
        #expect(loading.boundaryLayer == "ilce")
        #expect(loading.units.map(\.name) == ["Merkez", "İmar ve Şehircilik"])
        #expect(loading.units.map(\.district) == ["Merkez", nil])
        #expect(loading.units.first?.accounts == ["ali", "veli"])
        #expect(loading.severities == ["V-21": "error"])
        #expect(loading.tolerances == ["overlap_area": 1])
    }

    @Test func `that init writes are valid and carry the name`() throws {
        let name = "Şirin \"Kent\" \\ Belediyesi"
        let configuration = try HomeConfiguration(toml: HomeConfiguration.template(municipality: name))
        #expect(configuration.municipality == name)
        #expect(configuration.language == .turkish)
    }

    @Test(arguments: [
        "[server]\nport = 0", "[server]\nport = \"x\"", "[server]\nprot = 1", "nonsense", "[server", "server = 1",
        "[limits]\nmaximum_features = -1", "[municipality]\nname = 5", "[municipality]\nlanguage = \"de\"",
        "[units]\nimar = 1", "[units.imar]\naccounts = \"ayse\"", "[units.imar]\naccounts = [1]",
        "[units.imar]\nplace = \"x\"", "[rules]\nV-21 = 1", "[tolerances]\noverlap_area = -1",
        "[[[server]]]", "[=", "[", "[servers]\nport = 1", "[units.imar]\naccounts = [\"\"]",
    ])
    func `with a mistake are refused`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try HomeConfiguration(toml: text) }
        #expect(error?.code == .invalidConfiguration)
    }
}
