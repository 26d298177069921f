using Neighbourhood.Access.Audits;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Audits;

public sealed class ListReasonsTests
{
    [Fact]
    public async Task Views_for_a_reason_and_failed_attempts_are_listed_and_nothing_else()
    {
        await using var world = await AccessWorld.Start();
        async Task Row(string kind, string? permission, string? reason)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Arrange("""
                INSERT INTO kernel_audit (id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason)
                VALUES (@id, @now, NULL, NULL, 0, @kind, 'Families.ShowRestricted', @permission, @about, '{}', @reason)
                """, new { id = world.NewId(), now = world.Clock.Now(), kind, permission, about = world.NewId().ToString(), reason });
        }
        await Row("view", null, null);
        await Row("override", ListReasons.ReadRestricted, "She is on her way to the refuge");
        await Row("denied", ListReasons.ReadRestricted, null);
        await Row("denied", "families.people.read", null);
        await Row("change", null, "It was wrong");
        var answer = await world.As(Roles.InformationGovernanceLead, Guid.Empty).Ask(new ListReasons.Query());
        Assert.Equal(["denied", "override"], answer.Lines.Select(l => l.Kind));
        Assert.Equal("She is on her way to the refuge", answer.Lines[1].Reason);
        Assert.Equal(2, answer.Count);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.SafeguardingLead, Guid.Empty).Ask(new ListReasons.Query()));
    }

    [Fact]
    public void The_permission_that_is_looked_for_is_the_one_that_Families_asks_for() =>
        Assert.Equal(Neighbourhood.Families.Permissions.ReadRestricted, ListReasons.ReadRestricted);
}
