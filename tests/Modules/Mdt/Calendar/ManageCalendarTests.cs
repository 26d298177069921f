using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Calendar;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Calendar;

public sealed class ManageCalendarTests : ArrangedMeeting
{
    private Task<ManageCalendar.Page> Press(Actor who, Func<ManageCalendar.Page, Task> press) => who.On((send, _) => new ManageCalendar.Page(send, World.Services.GetRequiredService<DigestKey>()), async page =>
    {
        page.Request.Scheme = "https";
        page.Request.Host = new("meet.example");
        await press(page);
        return page;
    });

    [Fact]
    public async Task The_address_is_shown_once_and_only_a_digest_of_it_is_kept()
    {
        var page = await Press(Gp, p => p.OnPost(default));
        Assert.StartsWith("https://meet.example/mdt/calendar/", page.Address, StringComparison.Ordinal);
        Assert.EndsWith(".ics", page.Address, StringComparison.Ordinal);
        Assert.Equal(World.Clock.Now(), page.Stands.MadeAt);
        Assert.Null((await Press(Gp, p => p.OnGet(default))).Address);
        var secret = page.Address![^68..^4];
        Assert.Equal(64, secret.Length);
        var kept = Assert.Single(await World.Sql<string>("SELECT digest FROM mdt_calendar"));
        Assert.NotEqual(secret, kept);
        Assert.DoesNotContain(secret, string.Join(' ', await World.Sql<string>("SELECT digest FROM mdt_calendar")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_one_ends_the_first_and_each_worker_has_their_own()
    {
        await Gp.Send(new ManageCalendar.Command("one"));
        await Gp.Send(new ManageCalendar.Command("two"));
        await Chair.Send(new ManageCalendar.Command("three"));
        Assert.Equal(["three", "two"], (await World.Sql<string>("SELECT digest FROM mdt_calendar WHERE revoked_at IS NULL")).Order());
        await Gp.Send(new ManageCalendar.Revoke());
        await Gp.Send(new ManageCalendar.Revoke()); // a second press
        Assert.Equal(["three"], await World.Sql<string>("SELECT digest FROM mdt_calendar WHERE revoked_at IS NULL"));
        Assert.Null((await Gp.Ask(new ManageCalendar.Query())).MadeAt);
        Assert.NotNull((await Chair.Ask(new ManageCalendar.Query())).MadeAt);
    }

    [Fact]
    public async Task Only_for_members_and_those_who_are_invited()
    {
        await Guest.Send(new ManageCalendar.Command("guest"));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new ManageCalendar.Command("nobody")));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new ManageCalendar.Revoke()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ManageCalendar.Query()));
    }
}
