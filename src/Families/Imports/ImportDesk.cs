using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Checks and brings in the households of a file, each in a transaction of its own: cut off anywhere, it goes on where it was, and nothing is half.</summary>
internal sealed class ImportDesk(
    Db db, ISend send, IOutbox outbox, KnownAlready known, Sweep sweep, PersonKeeper people, Involvements involvements, CurrentUser user, TimeProvider clock, ILogger<ImportDesk> log)
{
    /// <summary>Looks at one household and writes what would become of its lines.</summary>
    internal async Task Check(Job job, int household, CancellationToken ct)
    {
        if (await Lines(job.Id, household, ct) is not { } lines) return;
        var (read, outcome, reason) = await Judge(job, lines, ct);
        await db.InOne(async () =>
        {
            // Of two hosts that look at the same household the later finds it looked at, perhaps brought in.
            if (await db.Execute("UPDATE families_import_line SET checked = 1 WHERE import_id = @Id AND household_no = @household AND checked = 0", new { job.Id, household }, ct) == 0) return;
            foreach (var line in lines)
                await Mark(job.Id, line.Line, outcome, read.Wrong.GetValueOrDefault(line.Line) ?? line.Reason ?? reason, SetAside(read, line.Line), null, ct);
        }, ct);
    }

    /// <summary>Registers one household, unless somebody did meanwhile.</summary>
    internal async Task Run(Job job, int household, CancellationToken ct)
    {
        user.IsSystemFor(job.GivenBy);
        if (await Lines(job.Id, household, ct) is not { } lines) return;
        try
        {
            // Looked at again, outside the transaction: what was imported since may be the same family.
            var (read, outcome, reason) = await Judge(job, lines, ct);
            await db.InOne(() => Register(job, household, lines, read, outcome, reason, ct), ct);
        }
        catch (Busy)
        {
            throw; // tried again
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            log.LogWarning("Line {Line} of import {ImportId} was refused: {Error}", lines[0].Line, job.Id, thrown.GetType().Name);
            var says = thrown is Refused or Conflict ? thrown.Message : "The program failed on this household. Tell whoever looks after it";
            await db.InOne(async () =>
            {
                if (!await Claim(job.Id, household, ct)) return;
                foreach (var line in lines) await Mark(job.Id, line.Line, LineOutcome.Refused, says, false, null, ct);
            }, ct);
        }
    }

    private async Task Register(Job job, int household, IReadOnlyList<Kept> lines, ImportedHousehold read, LineOutcome outcome, string? reason, CancellationToken ct)
    {
        if (!await Claim(job.Id, household, ct)) return;
        Guid? made = null;
        if (outcome is LineOutcome.WouldBeMade or LineOutcome.WouldBeHeld)
        {
            var held = outcome == LineOutcome.WouldBeHeld;
            var form = read.Form! with { Hold = held };
            made = form.HouseholdId;
            outcome = (await send.Send(form, ct)).Outcome == RegisterFamily.Outcome.Held ? LineOutcome.Held : LineOutcome.Made;
            foreach (var other in read.Others)
                await people.Add(other.Person, form.HouseholdId, other.Role, other.Person.FamilyName, new("import", job.OrganisationId, outcome == LineOutcome.Held), ct);
            await sweep.Over(read.Members.Select(m => m.Person.PersonId), ct, outcome == LineOutcome.Held ? form.HouseholdId : null);
            foreach (var member in read.Members.Where(m => m.Restricted)) await Restrict(member.Person.PersonId, ct);
            if (job.TeamOrSiteId is { } team) await involvements.Begin(form.HouseholdId, job.OrganisationId, team, null, ct, Involvements.Works);
            await Key(job, Named(job.Source, lines[0].Reference), form.HouseholdId, ct);
            foreach (var member in read.Members.Where(m => m.Reference is not null)) await Key(job, PersonNamed(job.Source, member.Reference!), member.Person.PersonId, ct);
        }
        foreach (var line in lines) await Mark(job.Id, line.Line, outcome, read.Wrong.GetValueOrDefault(line.Line) ?? reason, SetAside(read, line.Line), made, ct);
    }

    /// <summary>What these lines are, and what would become of them now.</summary>
    private async Task<(ImportedHousehold Read, LineOutcome Outcome, string? Reason)> Judge(Job job, IReadOnlyList<Kept> lines, CancellationToken ct)
    {
        var read = ImportedHousehold.Read([.. lines.Select(l => (l.Line, ImportColumns.Read(l.Cells!)))], job.OrganisationId, clock.Today(), clock.NewId);
        if (await IsThere(Named(job.Source, lines[0].Reference), ct)) return (read, LineOutcome.Already, "This household came with an earlier file of this source. Nothing is changed");
        var wrong = lines.Where(l => l.Reason is not null).Select(l => l.Line).Concat(read.Wrong.Keys).Order().ToList();
        foreach (var member in read.Members.Where(m => m.Reference is not null))
            if (await IsThere(PersonNamed(job.Source, member.Reference!), ct))
                return (read, LineOutcome.Refused, $"Line {member.Line}: this person came with an earlier file, in another household. Add them to this one on its page");
        if (wrong.Count > 0 || read.Form is not { } form) return (read, LineOutcome.Refused, $"Line {(wrong.Count > 0 ? wrong[0] : lines[0].Line)} of this household must be mended first");
        var found = await known.Look(form with { Children = [.. form.Children ?? [], .. read.Others.Select(o => o.Person)] }, ct);
        return found.Hidden || found.Shown.Count > 0
            ? (read, LineOutcome.WouldBeHeld, "This family may be known already: somebody must decide") : (read, LineOutcome.WouldBeMade, null);
    }

    private async Task Restrict(Guid personId, CancellationToken ct)
    {
        await db.Execute("UPDATE families_person SET sensitivity = @restricted, restricted_by_hand = 1 WHERE id = @personId", new { personId, restricted = Sensitivity.Restricted }, ct);
        await outbox.Add(new PersonRestricted(personId), ct);
    }

    private static bool SetAside(ImportedHousehold read, int line) => read.Members.Any(m => m.Line == line && m.SetAside);

    /// <summary>Null where another host has ended the import since, and what people wrote is forgotten.</summary>
    private async Task<IReadOnlyList<Kept>?> Lines(Guid importId, int household, CancellationToken ct)
    {
        var lines = await db.Query<Kept>("""
            SELECT line, reference, cells, CASE WHEN checked = 0 THEN reason END AS reason FROM families_import_line
            WHERE import_id = @importId AND household_no = @household ORDER BY line
            """, new { importId, household }, ct);
        return lines.All(l => l.Cells is not null) ? lines : null;
    }

    /// <summary>First in the transaction, so that of two hosts that run the same import one waits here, then finds it done.</summary>
    private async Task<bool> Claim(Guid importId, int household, CancellationToken ct) => await db.Execute("""
        UPDATE families_import_line SET outcome = 'Waiting' WHERE import_id = @importId AND household_no = @household AND outcome IN ('WouldBeMade', 'WouldBeHeld')
        """, new { importId, household }, ct) > 0;

    private Task<int> Mark(Guid importId, int line, LineOutcome outcome, string? reason, bool setAside, Guid? householdId, CancellationToken ct) => db.Execute("""
        UPDATE families_import_line SET checked = 1, outcome = @outcome, reason = @reason, set_aside = @setAside, household_id = @householdId
        WHERE import_id = @importId AND line = @line
        """, new { importId, line, outcome, reason = reason is { Length: > 500 } ? reason[..500] : reason, setAside, householdId }, ct);

    private async Task<bool> IsThere(string key, CancellationToken ct) => await db.Find<int>("SELECT COUNT(*) FROM families_import_key WHERE source_key = @key", new { key }, ct) > 0;

    private Task<int> Key(Job job, string key, Guid ourId, CancellationToken ct) => db.Execute("""
        INSERT INTO families_import_key (source_key, our_id, import_id) VALUES (@key, @ourId, @Id)
        """, new { key, ourId, job.Id }, ct);

    private static string Named(string source, string reference) => Digest($"household\n{Folded.Text(source)}\n{reference}");

    private static string PersonNamed(string source, string reference) => Digest($"person\n{Folded.Text(source)}\n{reference}");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The import that a household belongs to.</summary>
    internal sealed record Job(Guid Id, string Source, Guid? OrganisationId, Guid? TeamOrSiteId, ImportState State, Guid? GivenBy);

    private sealed record Kept(int Line, string Reference, string? Cells, string? Reason);
}
