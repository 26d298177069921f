using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.FamilyHubs.Door;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Door;

public sealed class OpenDoorTests
{
    private static readonly ResourceAsset[] Assets =
    [
        Asset("familyhubs/door/app.js", "a1"), Asset("familyhubs/door/worker.js", "w1"), Asset("familyhubs/door/pin.js", "p1"), Asset("familyhubs/door/screens/close.js", "c1"),
        Asset("familyhubs/door/door.css", "d1"), Asset("design/neighbourhood.css", "n1"), Asset("design/clock.js", "k1"), new("familyhubs/door/pin.js", null),
    ];

    [Fact]
    public void It_names_its_modules_as_they_import_one_another()
    {
        Assert.Equal(["/familyhubs/door/pin.js", "/familyhubs/door/screens/close.js"], Opened(Assets).Modules);
    }

    [Fact]
    public void Its_version_changes_with_what_it_keeps_and_with_nothing_else()
    {
        var version = Opened(Assets).Version;
        Assert.Matches("^[0-9a-f]{16}$", version);
        Assert.Equal(version, Opened([.. Assets.Reverse()]).Version);
        Assert.NotEqual(version, Opened([.. Assets[..2], Asset("familyhubs/door/pin.js", "p2"), .. Assets[3..]]).Version);
        Assert.NotEqual(version, Opened([.. Assets[..5], Asset("design/neighbourhood.css", "n2"), .. Assets[6..]]).Version);
        Assert.Equal(version, Opened([.. Assets[..6], Asset("design/clock.js", "k2"), .. Assets[7..]]).Version);
    }

    [Fact]
    public void Anybody_may_open_it_since_it_says_nothing_of_anybody()
    {
        Assert.True(Attribute.IsDefined(typeof(OpenDoor.Page), typeof(AnyoneAttribute)));
        Assert.Empty(Opened([]).Modules);
    }

    private static OpenDoor.Page Opened(ResourceAsset[] assets)
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new object[] { new ResourceAssetCollection(assets) }), "door"));
        var page = new OpenDoor.Page { PageContext = new PageContext { HttpContext = context } };
        page.OnGet();
        return page;
    }

    private static ResourceAsset Asset(string name, string fingerprint) => new($"{name}?{fingerprint}", [new("label", name)]);
}
