internal import Mustache

/// The templates of the HTML pages; texts in them are escaped by Mustache wherever two braces stand.
enum PageTemplates {
    /// Returns the parsed templates; one that does not parse is left out, which the tests would notice.
    static func library() -> MustacheLibrary {
        var library = MustacheLibrary()
        for (name, text) in all {
            if let template = try? MustacheTemplate(string: text) { library.register(template, named: name) }
        }
        return library
    }

    /// Every template by name; the page templates all start from the layout.
    static let all: [String: String] = [
        "layout": layout, "landing": landing, "conformance": conformance, "api": api, "collections": collections,
        "collection": collection, "items": items, "item": item, "tileMatrixSets": tileMatrixSets,
        "tileMatrixSet": tileMatrixSet, "tileSets": tileSets, "tileSet": tileSet, "functions": functions,
        "problem": problem, "links": links, "signIn": SignInPage.template,
    ]

    private static let layout = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} · {{municipality}}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{{base}}/web/pages.css">
        </head>
        <body>
        <header>
        <nav aria-label="{{t.path}}"><ol>{{#breadcrumbs}}<li><a href="{{href}}">{{title}}</a></li>{{/breadcrumbs}}<li>{{title}}</li></ol></nav>
        <nav aria-label="{{t.tools}}"><a href="{{base}}/map">{{t.map}}</a>{{#guest}}<a href="{{root}}/login?next={{next}}" rel="nofollow">{{t.signIn}}</a>{{/guest}}</nav>
        {{#account}}<div class="account"><span>{{name}}{{#unit}} · {{.}}{{/unit}}</span>{{#token}}<form method="post" action="{{root}}/logout"><input type="hidden" name="token" value="{{.}}"><button type="submit">{{t.signOut}}</button></form>{{/token}}</div>{{/account}}
        </header>
        <main>
        {{{content}}}
        </main>
        <footer>{{#attribution}}<p>{{t.source}}: {{.}}</p>{{/attribution}}<p>{{municipality}} · Pafta {{version}}</p></footer>
        </body>
        </html>

        """

    private static let links = """
        <h2>{{t.links}}</h2>
        <ul>{{#links}}<li>{{#isTemplate}}{{title}}: <code>{{href}}</code>{{/isTemplate}}{{^isTemplate}}<a href="{{href}}" rel="{{rel}}" type="{{type}}">{{title}}</a>{{/isTemplate}} <small>{{rel}}, {{type}}</small></li>{{/links}}</ul>
        """

    private static let landing = """
        <h1>{{title}}</h1>
        <p class="lead">{{description}}</p>
        <ul class="actions"><li><a href="{{base}}/map">{{t.openMap}}</a></li><li><a href="{{base}}/collections?f=html">{{t.collections}}</a></li><li><a href="{{base}}/api?f=html">{{t.api}}</a></li></ul>
        {{#hasFacts}}<dl>{{#licence}}<dt>{{t.licence}}</dt><dd><a href="{{url}}">{{name}}</a></dd>{{/licence}}{{#contact}}<dt>{{t.contact}}</dt><dd>{{name}} {{email}}</dd>{{/contact}}</dl>{{/hasFacts}}
        {{> links}}
        """

    private static let conformance = """
        <h1>{{title}}</h1>
        <p class="lead">{{t.conformanceLead}}</p>
        <ul>{{#classes}}<li><code>{{.}}</code></li>{{/classes}}</ul>
        {{> links}}
        """

    private static let api = """
        <h1>{{title}}</h1>
        <p class="lead">{{description}}</p>
        <ul class="actions"><li><a href="{{definition}}">OpenAPI 3.0</a></li></ul>
        {{#operations}}<h2><code>{{path}}</code></h2><p>{{summary}}</p>
        {{#hasParameters}}<dl>{{#parameters}}<dt><code>{{name}}</code></dt><dd>{{value}}</dd>{{/parameters}}</dl>{{/hasParameters}}
        <p><small>{{t.statuses}}: {{statuses}}</small></p>{{/operations}}
        {{> links}}
        """

    private static let functions = """
        <h1>{{title}}</h1>
        <p class="lead">{{t.functionsLead}}</p>
        <div class="table"><table><thead><tr><th>{{t.function}}</th><th>{{t.meaning}}</th><th>{{t.arguments}}</th><th>{{t.result}}</th></tr></thead><tbody>{{#functions}}<tr><th><code>{{signature}}</code></th><td>{{description}}</td><td>{{#arguments}}<div>{{name}}: {{value}}</div>{{/arguments}}</td><td>{{result}}</td></tr>{{/functions}}</tbody></table></div>
        {{> links}}
        """

    private static let collections = """
        <h1>{{title}}</h1>
        <ul class="cards">{{#collections}}<li><h2><a href="{{base}}/collections/{{path}}?f=html">{{title}}</a></h2><p>{{kind}}{{#count}} · {{.}} {{t.features}}{{/count}}</p><p><small>{{theme}}</small></p><p><a href="{{base}}/collections/{{path}}/items?f=html">{{t.features}}</a></p></li>{{/collections}}</ul>
        {{^collections}}<p>{{t.noCollections}}</p>{{/collections}}
        {{> links}}
        """

    private static let collection = """
        {{#collection}}<h1>{{title}}</h1>
        <ul class="actions"><li><a href="{{base}}/collections/{{path}}/items?f=html">{{t.features}}</a></li><li><a href="{{base}}/map">{{t.map}}</a></li></ul>
        <dl><dt>{{t.identifier}}</dt><dd><code>{{identifier}}</code></dd><dt>{{t.theme}}</dt><dd>{{theme}}</dd>{{#dataLanguage}}<dt>{{t.language}}</dt><dd>{{.}}</dd>{{/dataLanguage}}<dt>{{t.geometry}}</dt><dd>{{kind}}</dd>{{#count}}<dt>{{t.features}}</dt><dd>{{.}}</dd>{{/count}}{{#crs}}<dt>{{t.crs}}</dt><dd>{{.}}</dd>{{/crs}}{{#extent}}<dt>{{t.extent}}</dt><dd>{{.}}</dd>{{/extent}}{{#time}}<dt>{{t.time}}</dt><dd>{{.}}</dd>{{/time}}</dl>
        <h2>{{t.properties}}</h2>
        <div class="table"><table><thead><tr><th>{{t.name}}</th><th>{{t.type}}</th></tr></thead><tbody>{{#properties}}<tr><td>{{name}}</td><td>{{type}}</td></tr>{{/properties}}</tbody></table></div>{{/collection}}
        {{> links}}
        """

    private static let items = """
        <h1>{{title}}</h1>
        <p class="lead">{{shown}}</p>
        {{#hasQuery}}<dl>{{#query}}<dt><code>{{name}}</code></dt><dd>{{value}}</dd>{{/query}}</dl>{{/hasQuery}}
        <div class="table"><table><thead><tr><th>id</th>{{#columns}}<th>{{.}}</th>{{/columns}}</tr></thead><tbody>{{#rows}}<tr><th><a href="{{href}}">{{identifier}}</a></th>{{#values}}<td>{{.}}</td>{{/values}}</tr>{{/rows}}</tbody></table></div>
        {{#next}}<nav class="pages"><a rel="next" href="{{href}}">{{t.next}}</a></nav>{{/next}}
        {{> links}}
        """

    private static let item = """
        <h1>{{title}}</h1>
        <dl><dt>id</dt><dd>{{identifier}}</dd>{{#properties}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/properties}}{{#kind}}<dt>{{t.geometry}}</dt><dd>{{.}}</dd>{{/kind}}{{#extent}}<dt>{{t.extent}}</dt><dd>{{.}}</dd>{{/extent}}</dl>
        {{#mapLink}}<ul class="actions"><li><a href="{{.}}">{{t.showOnMap}}</a></li></ul>{{/mapLink}}
        <h2>GeoJSON</h2>
        <pre>{{geoJSON}}</pre>
        {{> links}}
        """

    private static let tileMatrixSets = """
        <h1>{{title}}</h1>
        <ul class="cards">{{#sets}}<li><h2>{{#links}}<a href="{{href}}">{{/links}}{{identifier}}{{#links}}</a>{{/links}}</h2><p>{{title}}</p><p><small>{{crs}}</small></p></li>{{/sets}}</ul>
        {{> links}}
        """

    private static let tileMatrixSet = """
        <h1>{{title}}</h1>
        <dl><dt>{{t.identifier}}</dt><dd><code>{{identifier}}</code></dd><dt>URI</dt><dd>{{uri}}</dd><dt>{{t.crs}}</dt><dd>{{crs}}</dd></dl>
        <div class="table"><table><thead><tr><th>{{t.zoom}}</th><th>{{t.scale}}</th><th>{{t.cell}}</th><th>{{t.matrixSize}}</th></tr></thead><tbody>{{#matrices}}<tr><td>{{level}}</td><td class="number">{{scale}}</td><td class="number">{{cell}}</td><td class="number">{{size}}</td></tr>{{/matrices}}</tbody></table></div>
        {{> links}}
        """

    private static let tileSets = """
        <h1>{{title}}</h1>
        <ul class="cards">{{#sets}}<li><h2>{{title}}</h2><ul>{{#links}}<li>{{#isTemplate}}<code>{{href}}</code>{{/isTemplate}}{{^isTemplate}}<a href="{{href}}">{{title}}</a>{{/isTemplate}}</li>{{/links}}</ul></li>{{/sets}}</ul>
        {{> links}}
        """

    private static let tileSet = """
        <h1>{{title}}</h1>
        <dl><dt>{{t.crs}}</dt><dd>{{crs}}</dd>{{#extent}}<dt>{{t.extent}}</dt><dd>{{.}}</dd>{{/extent}}</dl>
        <div class="table"><table><thead><tr><th>{{t.zoom}}</th><th>{{t.rows}}</th><th>{{t.columns}}</th></tr></thead><tbody>{{#limits}}<tr><td>{{level}}</td><td class="number">{{rows}}</td><td class="number">{{columns}}</td></tr>{{/limits}}</tbody></table></div>
        {{> links}}
        """

    private static let problem = """
        <section class="problem"><h1>{{status}} · {{title}}</h1><p>{{detail}}</p>{{#remedy}}<p class="remedy">{{.}}</p>{{/remedy}}<p><small><code>{{code}}</code></small></p></section>
        <ul class="actions"><li><a href="/">{{t.start}}</a></li></ul>
        """
}
