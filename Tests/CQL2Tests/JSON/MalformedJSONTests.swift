import CQL2
import GeoCore
import Testing

@Suite struct `Malformed JSON` {
    @Test(arguments: MalformedJSON.syntax)
    func `what is not JSON is refused where it goes wrong`(_ filter: (json: String, character: Int)) {
        expectRefusal(of: filter.json, at: filter.character) { () throws(PaftaError) in
            try CQL2JSON.parse(Array(filter.json.utf8))
        }
    }

    @Test(arguments: MalformedJSON.meanings)
    func `JSON that is no filter is refused where it goes wrong`(_ filter: (json: String, character: Int)) {
        expectRefusal(of: filter.json, at: filter.character) { () throws(PaftaError) in
            try CQL2JSON.parse(Array(filter.json.utf8))
        }
    }

    @Test(arguments: MalformedJSON.geometries)
    func `a wrong geometry is refused where it goes wrong`(_ geometry: (json: String, character: Int)) {
        let json = "{\"args\":[\(geometry.json),{\"property\":\"g\"}],\"op\":\"s_equals\"}"
        expectRefusal(of: json, at: 9 + geometry.character) { () throws(PaftaError) in
            try CQL2JSON.parse(Array(json.utf8))
        }
    }
}
