using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.ContactPoints;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.ContactPoints;

public sealed class MarksPointWhenMessageUndeliverableTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;
    private Guid _mobile;
    private Guid _email;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
        await Add("Mobile", "07700 900111", "Unknown"); // would not be used
        _mobile = await Add("Mobile", "07700 900222", "Yes");
        _email = await Add("Email", "amara@example.org", "Yes");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<Guid> Add(string kind, string value, string safe) => _world.Hub().Send(new AddContactPoint.Command(_world.NewId(), _home.Mother, kind, value, null, safe, null, null));

    private async Task<IReadOnlyList<Guid>> Marked()
    {
        await _world.Deliver();
        return [.. (await _world.Hub().Panel<ContactPointsPanel, ContactPointsPanel.Model>(_home.Mother)).Points.Where(p => p.UndeliverableOn is not null).Select(p => p.Id)];
    }

    private Task Came(ContactMode mode, bool temporary = false) => _world.Happened(new MessageUndeliverable(_world.NewId(), _home.Mother, mode, temporary));

    [Fact]
    public async Task The_way_that_was_used_is_marked_on_the_page_and_no_message_goes_there_until_it_was_checked()
    {
        await Came(ContactMode.Text);
        Assert.Equal([_mobile], await Marked());
        Assert.DoesNotContain((await _world.AsSystem().Ask(new GetReach(_home.Mother)))!.Points, p => p.Id == _mobile);
        await Came(ContactMode.Email);
        Assert.Equal([_mobile, _email], await Marked());
        await _world.Hub().Send(new EditContactPoint.CheckedToday(_home.Mother, _mobile));
        Assert.Equal([_email], await Marked());
        Assert.Contains((await _world.AsSystem().Ask(new GetReach(_home.Mother)))!.Points, p => p.Id == _mobile);
    }

    [Fact]
    public async Task A_telephone_that_was_switched_off_and_a_way_that_they_do_not_have_mark_nothing()
    {
        await Came(ContactMode.Text, temporary: true);
        await Came(ContactMode.Letter);
        await Came(ContactMode.InApp);
        Assert.Empty(await Marked());
    }
}
