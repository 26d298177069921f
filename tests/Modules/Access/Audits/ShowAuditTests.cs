using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Audits;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Audits;

public sealed class ShowAuditTests
{
    [Theory]
    [InlineData(typeof(ShowAudit.Page))]
    [InlineData(typeof(ExportAudit.Page))]
    public void What_is_typed_reaches_the_search(Type page)
    {
        // A class that does not say so has its properties left empty: the search would find everything, and save it as a file.
        var fields = page.GetProperties().Where(p => p.SetMethod is not null && p.DeclaringType!.Assembly == page.Assembly).ToList();
        foreach (var name in (string[])["Kind", "Who", "Subject", "From", "To", "Permission", "What"]) Assert.Contains(fields, f => f.Name == name);
        Assert.All(fields, f => Assert.True(f.DeclaringType!.IsDefined(typeof(BindPropertiesAttribute), inherit: true), f.Name));
    }

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

        var viewed = Assert.Single((await lead.Ask(new ShowAudit.Query(new("view")))).Lines);
        Assert.Equal(("bo", "Families.GetPeople", "families.people.view", "asked by her", 2), (viewed.Who, viewed.What, viewed.Permission, viewed.Reason, viewed.Subjects.Count));
        Assert.Equal(["Access.ListAccounts"], (await lead.Ask(new ShowAudit.Query(new("denied")))).Lines.Select(r => r.What));
        Assert.Equal(["denied", "view"], (await lead.Ask(new ShowAudit.Query(new(Who: " BO@example.org")))).Lines.Select(r => r.Kind));
        Assert.Equal(["denied", "view"], (await lead.Ask(new ShowAudit.Query(new(Who: bo.ToString())))).Lines.Select(r => r.Kind));
        Assert.Equal(["Families.GetPeople"], (await lead.Ask(new ShowAudit.Query(new(Subject: child.ToString())))).Lines.Select(r => r.What));
        Assert.Equal(["The program itself"], (await lead.Ask(new ShowAudit.Query(new("change")))).Lines.Select(r => r.Who));
    }

    [Fact]
    public async Task The_lead_finds_by_days_of_London_by_permission_and_by_part_of_a_name()
    {
        await using var world = await AccessWorld.Start();
        var lead = Lead(world);
        async Task Row(string at, string what, string? permission) => await world.Arrange("""
            INSERT INTO kernel_audit (id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason)
            VALUES (@id, @at, NULL, NULL, 1, 'view', @what, @permission, '', '{}', NULL)
            """, new { id = world.NewId(), at = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), what, permission });
        await Row("2026-06-30T22:59:00Z", "Families.GetPeople", "access.audit.view"); // 23:59 in London
        await Row("2026-06-30T23:00:00Z", "Families.GetHousehold", null);
        await Row("2026-07-01T22:59:00Z", "Mdt.GetReferralForm", null);
        await Row("2026-07-01T23:00:00Z", "Mdt.ViewCase", null);

        var day = new DateOnly(2026, 7, 1);
        Assert.Equal(["Mdt.GetReferralForm", "Families.GetHousehold"], await Found(new(From: day, To: day)));
        Assert.Equal(["Families.GetPeople"], await Found(new(To: day.AddDays(-1))));
        Assert.Equal(["Families.GetPeople"], await Found(new(Permission: "access.audit.view")));
        Assert.Equal(["Families.GetHousehold", "Families.GetPeople"], await Found(new(What: "families.get")));
        Assert.Empty(await Found(new(What: "families.get", From: day.AddDays(1))));

        async Task<IEnumerable<string>> Found(AuditFilter filter) => (await lead.Ask(new ShowAudit.Query(filter))).Lines.Select(l => l.What);
    }

    [Fact]
    public async Task A_line_names_the_role_and_organisation_of_that_day()
    {
        await using var world = await AccessWorld.Start();
        var bo = await world.Account("bo@example.org", role: Roles.Midwife);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife, userId: bo).Ask(new ListAccounts.Query()));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Arrange("UPDATE access_assignment SET ended_at = @now WHERE account_id = @bo", new { bo, now = world.Clock.Now() });
        Assert.Equal("Midwife", Assert.Single((await Lead(world).Ask(new ShowAudit.Query(new("denied")))).Lines).Roles);
    }

    [Fact]
    public async Task Searching_for_a_person_is_itself_in_the_audit()
    {
        await using var world = await AccessWorld.Start();
        var (child, lead) = (world.NewId(), Lead(world));
        await lead.Ask(new ShowAudit.Query(new(Subject: child.ToString())));
        Assert.Equal([child.ToString()], await world.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Access.ShowAudit'"));
    }

    [Fact]
    public async Task The_newest_are_first_and_a_page_has_so_many()
    {
        await using var world = await AccessWorld.Start();
        for (var i = 0; i < ShowAudit.OnAPage + 1; i++) await world.Account($"worker{i}@example.org", password: null);
        var second = await Lead(world).Ask(new ShowAudit.Query(new(), 2));
        Assert.Equal((1, ShowAudit.OnAPage + 1, 2), (second.Lines.Count, second.Count, second.Pages));
        Assert.Empty((await Lead(world).Ask(new ShowAudit.Query(new(), int.MaxValue))).Lines);
    }

    [Fact]
    public async Task What_is_no_account_or_no_id_is_refused()
    {
        await using var world = await AccessWorld.Start();
        var refused = await Assert.ThrowsAsync<Refused>(() => Lead(world).Ask(new ShowAudit.Query(new(
            Who: "nobody@example.org", Subject: "'; DROP TABLE kernel_audit --", From: new DateOnly(2026, 3, 2), To: new DateOnly(2026, 3, 1), Permission: "no.such.code", What: "50%"))));
        Assert.Equal(["Who", "Subject", "To", "What", "Permission"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Nobody_but_the_lead_sees_it_not_the_operator_either()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Operator, Guid.Empty).Ask(new ShowAudit.Query(new())));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.SafeguardingLead, Guid.Empty).Ask(new ShowAudit.Query(new())));
        Assert.DoesNotContain(Permissions.All.Single(p => p.Code == Permissions.ViewAudit).Roles, r => r != Roles.InformationGovernanceLead);
    }

    private static Actor Lead(World world) => world.As(Roles.InformationGovernanceLead, Guid.Empty);
}
