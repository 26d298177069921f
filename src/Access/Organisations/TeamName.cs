using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>What a team may be called: something that no other team of its organisation is called.</summary>
internal static class TeamName
{
    internal static async Task<string> Read(Db db, Guid organisation, Guid? team, string? name, CancellationToken ct)
    {
        new Refusals().Text(name, "Name", 200, "Enter the team's name").If(name?.Trim().Length is > 0 && Folded.Text(name).Length == 0, "Name", "Enter a name in letters").Throw();
        var others = await db.Query<Row>("SELECT id, name AS called FROM access_team WHERE organisation_id = @organisation", new { organisation }, ct);
        if (others.Any(o => o.Id != team && Folded.Text(o.Called) == Folded.Text(name))) throw new Refused("Name", "There is a team of this name: enter another");
        return name!.Trim();
    }

    private sealed record Row(Guid Id, string Called);
}
