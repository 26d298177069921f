using Neighbourhood.Areas.Postcodes;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Postcodes;

public sealed class LookUpPostcodeTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AreasWorld.Start();
        await _world.Import(AreasWorld.Text("postcodes.csv", AreasWorld.Postcodes), AreasWorld.Text("imd-2019.csv", AreasWorld.Deciles));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Anybody_who_works_here_finds_where_a_postcode_lies()
    {
        var found = await _world.As(Roles.HubWorker).Ask(new LookUpPostcode.Query("qx11aa"));
        Assert.Equal(new LookUpPostcode.Answer("QX1 1AA", true, "E01999901", "E01999901", "E05999901", "Quay", 2, "2019", "East", "Sandling"), found);
    }

    [Fact]
    public async Task A_postcode_that_is_not_in_the_areas_is_unknown_and_no_error()
    {
        var found = await _world.As(Roles.HubWorker).Ask(new LookUpPostcode.Query("QX9 9ZZ"));
        Assert.Equal(("QX9 9ZZ", false, null, null), (found.Postcode, found.Known, found.ImdDecile, found.Neighbourhood));
    }

    [Theory]
    [InlineData(null, "Enter a postcode")]
    [InlineData(" ", "Enter a postcode")]
    [InlineData("QX1", "Enter a whole UK postcode, like SW1A 2AA")]
    [InlineData("<script>alert(1)</script>", "Enter a whole UK postcode, like SW1A 2AA")]
    public async Task What_is_no_postcode_is_refused_with_what_to_enter(string? typed, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.As(Roles.HubWorker).Ask(new LookUpPostcode.Query(typed)));
        Assert.Equal(("Postcode", says), (refused.Input, refused.Message));
    }

    [Fact]
    public async Task A_very_long_text_is_refused_like_any_other() =>
        await Assert.ThrowsAsync<Refused>(() => _world.As(Roles.HubWorker).Ask(new LookUpPostcode.Query(new string('x', 100_000))));

    [Fact]
    public async Task An_invited_attendee_sees_no_areas() =>
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Ask(new LookUpPostcode.Query("QX1 1AA")));
}
