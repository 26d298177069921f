using Neighbourhood.Access;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Audits;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Audits;

public sealed class ShowAuditTests
{
    [Fact]
    public async Task The_lead_finds_what_was_changed_looked_at_and_denied_by_kind_account_and_subject()
    {
        await using var world = await AccessWorld.Start();
        var (bo, child, lead) = (await world.Account("bo@example.org", password: null), world.NewId(), Lead(world));
        await world.Arrange("""
            INSERT INTO kernel_audit (id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason)
            VALUES (@id, @now, @bo, NULL, 0, 'view', 'Families.GetPeople', 'families.people.view', @subjects, '{}', 'asked by her')
            """, new { id = world.NewId(), now = world.Clock.Now(), bo, subjects = $"{world.NewId()} {child}" });
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife, userId: bo).Ask(new ListAccounts.Query()));

        var viewed = Assert.Single((await lead.Ask(new ShowAudit.Query("view"))).Rows);
        Assert.Equal(("bo", "Families.GetPeople", "families.people.view", "asked by her", 2), (viewed.Who, viewed.What, viewed.Permission, viewed.Reason, viewed.Subjects.Count));
        Assert.Equal(["Access.ListAccounts"], (await lead.Ask(new ShowAudit.Query("denied"))).Rows.Select(r => r.What));
        Assert.Equal(["denied", "view"], (await lead.Ask(new ShowAudit.Query(Who: " BO@example.org"))).Rows.Select(r => r.Kind));
        Assert.Equal(["denied", "view"], (await lead.Ask(new ShowAudit.Query(Who: bo.ToString()))).Rows.Select(r => r.Kind));
        Assert.Equal(["Families.GetPeople"], (await lead.Ask(new ShowAudit.Query(Subject: child.ToString()))).Rows.Select(r => r.What));
        Assert.Equal(["The program itself"], (await lead.Ask(new ShowAudit.Query("change"))).Rows.Select(r => r.Who));
    }

    [Fact]
    public async Task Searching_for_a_person_is_itself_in_the_audit()
    {
        await using var world = await AccessWorld.Start();
        var (child, lead) = (world.NewId(), Lead(world));
        await lead.Ask(new ShowAudit.Query(Subject: child.ToString()));
        Assert.Equal([child.ToString()], await world.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Access.ShowAudit'"));
    }

    [Fact]
    public async Task The_newest_are_first_and_a_page_has_so_many()
    {
        await using var world = await AccessWorld.Start();
        for (var i = 0; i < ShowAudit.OnAPage + 1; i++) await world.Account($"worker{i}@example.org", password: null);
        var second = await Lead(world).Ask(new ShowAudit.Query(Number: 2));
        Assert.Equal((1, ShowAudit.OnAPage + 1, 2), (second.Rows.Count, second.Count, second.Pages));
        Assert.Empty((await Lead(world).Ask(new ShowAudit.Query(Number: int.MaxValue))).Rows);
    }

    [Fact]
    public async Task What_is_no_account_or_no_id_is_refused()
    {
        await using var world = await AccessWorld.Start();
        var refused = await Assert.ThrowsAsync<Refused>(() => Lead(world).Ask(new ShowAudit.Query(Who: "nobody@example.org", Subject: "'; DROP TABLE kernel_audit --")));
        Assert.Equal(["Who", "Subject"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Nobody_but_the_lead_sees_it_not_the_operator_either()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Operator, Guid.Empty).Ask(new ShowAudit.Query()));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.SafeguardingLead, Guid.Empty).Ask(new ShowAudit.Query()));
        Assert.DoesNotContain(Permissions.All.Single(p => p.Code == Permissions.ViewAudit).Roles, r => r != Roles.InformationGovernanceLead);
    }

    private static Actor Lead(World world) => world.As(Roles.InformationGovernanceLead, Guid.Empty);
}
