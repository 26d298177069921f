using Neighbourhood.Areas;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Areas;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

/// <summary>Who lives too near is suggested to nobody: with Families, and with Areas and a file that it read.</summary>
public sealed class AmongAreasTests : AmongFamilies
{
    /// <summary>500 and 501 metres north of the family at ZH1 1AA; two whose place the file does not say, and one that it does not know.</summary>
    private static readonly string Placed = AreasWorld.Placed.Replace("QX1", "ZH1", StringComparison.Ordinal);

    protected override IReadOnlyList<IModule> Also => [new AreasModule()];

    [Theory]
    [InlineData("0", "ZH1 1AA")]
    [InlineData("499", "ZH1 1AA, ZH1 1AE")]
    [InlineData("500", "ZH1 1AA, ZH1 1AB, ZH1 1AE")]
    [InlineData("501", "ZH1 1AA, ZH1 1AB, ZH1 1AD, ZH1 1AE")]
    public async Task Who_lives_within_the_radius_of_the_setting_is_neither_suggested_nor_offered_and_who_lives_beyond_it_is(string radius, string near)
    {
        Radius = radius;
        await World.Import(AreasWorld.Text("placed.csv", Placed));
        await World.Deliver();
        var request = await Asked();
        Dictionary<Guid, string> lives = [];
        foreach (var postcode in new[] { "ZH1 1AA", "ZH1 1AB", "ZH1 1AD", "ZH1 1AE", "ZH1 1AF", "ZH9 9ZZ" })
        {
            // One wrote it, the other is somebody of a family there.
            var (declares, _) = await Supporting();
            await Declared(declares, DeclaredKind.Postcode, postcode.ToLowerInvariant());
            var (person, _, _) = await Somebody(postcode);
            (lives[declares], lives[(await Supporting(person)).Id]) = (postcode, postcode);
        }
        var shown = await Coordinator.Ask(new SuggestSupporters(request));
        Assert.Null(shown.Blocked);
        Assert.Equal(lives.Values.Except(near.Split(", ")).Order(), shown.Suggested.Select(s => lives[s.SupporterId]).Distinct().Order());
        Assert.Equal(lives.Where(l => near.Contains(l.Value, StringComparison.Ordinal)).Select(l => l.Key).Order(), shown.Others.Select(o => o.SupporterId).Order());
        Assert.All(shown.Others, o => Assert.Equal(["Connected to this family"], o.Why));
        foreach (var (id, _) in lives.Where(l => near.Contains(l.Value, StringComparison.Ordinal)))
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, id, null)));
        await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, shown.Suggested[0].SupporterId, null));
    }

    [Fact]
    public async Task Before_places_are_imported_the_same_postcode_alone_is_near()
    {
        var request = await Asked();
        var (same, other) = ((await Supporting()).Id, (await Supporting()).Id);
        await Declared(same, DeclaredKind.Postcode, "ZH1 1AA");
        await Declared(other, DeclaredKind.Postcode, "ZH1 1AB");
        var shown = await Coordinator.Ask(new SuggestSupporters(request));
        Assert.Equal((other, same), (Assert.Single(shown.Suggested).SupporterId, Assert.Single(shown.Others).SupporterId));
    }
}
