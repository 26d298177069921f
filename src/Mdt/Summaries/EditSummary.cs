using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The chair, the coordinator or the lead practitioner changes the words of a summary and says whom they are about; it is a draft again.</summary>
internal static class EditSummary
{
    /// <param name="AboutIds">Of whom else the words tell something; whom they name is among them in any case.</param>
    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed record Command(Guid SummaryId, string? Text, IReadOnlyList<Guid> AboutIds, int Version) : ICommand;

    internal sealed class Handler(Db db, SummarySteps steps, SummaryDesk desk, Objections objections, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = await steps.ToChange(command.SummaryId, ct);
            // Before a comparison could show the words to whom they are not shown.
            if (!open.Actor.HasFlag(SummaryActor.Chair) && (await objections.InCases([open.Item.CaseId], ct)).In(open.Item.CaseId, open.Item.ReferralId).IsHidden)
                throw new Refused("", "Somebody in the family objects to being talked about: only the chair changes the words");
            var text = (command.Text ?? "").Trim().ReplaceLineEndings("\n");
            if (open.Now.Version == command.Version + 1 && open.Now.Text == text && open.Now.Status == SummaryStatus.Drafted) return default; // a second press
            if (open.Now.Version != command.Version)
                throw new Conflict("Somebody else has changed this summary. Both stand below: put together what you need, then save.",
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Summary"] = open.Now.Text },
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Summary"] = text });
            if (open.Now.Status != SummaryStatus.Drafted) Summary.Check(open.Now.Status, SummaryStatus.Drafted, open.Actor);
            await CheckWords(open, text, ct);
            var about = command.AboutIds.Concat(open.Kin.NamedIn(text, open.To.Who.Id)).Where(a => a != open.To.Who.Id).Distinct().ToList();
            await CheckAbout(open, about, ct);

            if (open.Now.Status == SummaryStatus.Drafted)
                await db.ExecuteVersioned("UPDATE mdt_summary SET version = version + 1 WHERE id = @Id AND version = @Version", new { open.Now.Id, command.Version }, ct: ct);
            else
                await steps.To(open, SummaryStatus.Drafted, open.Actor, command.Version, reason: "The words were changed", ct: ct);
            await db.Execute("UPDATE mdt_summary SET text = @text, confirmed_by = NULL, confirmed_at = NULL WHERE id = @Id", new { open.Now.Id, text }, ct);
            await db.Execute("DELETE FROM mdt_summary_about WHERE summary_id = @Id", new { open.Now.Id }, ct);
            foreach (var person in about) await db.Execute("INSERT INTO mdt_summary_about (summary_id, person_id) VALUES (@Id, @person)", new { open.Now.Id, person }, ct);
            await steps.KeepFlags(open.Now.Id, [], ct);
            return default;
        }

        /// <summary>What no family may read refuses; what is hard to read is shown beside the words.</summary>
        private async Task CheckWords(SummarySteps.Open open, string text, CancellationToken ct)
        {
            var check = await send.Ask(new CheckPlainWords(text), ct);
            var refusals = new Refusals().Text(text, "Text", Summary.Most, "Write what was agreed")
                .If(check.HoldsNumbers, "Text", "Leave out telephone numbers and e-mail addresses: others may read this")
                .If(SummaryCheck.HoldsPlace(text, open.Kin.Address), "Text", "Leave out addresses and postcodes: others may read this");
            foreach (var word in check.Forbidden.Concat(SummaryCheck.JargonIn(text))) refusals.If(true, "Text", $"Say it without \"{word}\": families do not call it that");
            refusals.Throw();
        }

        private async Task CheckAbout(SummarySteps.Open open, IReadOnlyList<Guid> about, CancellationToken ct)
        {
            if (about.Any(a => open.Kin.Find(a) is null)) throw new Refused("AboutIds", "Choose people of this family");
            var answers = await desk.Answers(open.To.Who.Id, about, ct);
            foreach (var id in about)
                if (!Tellings.MayRead(open.To.Who, open.Kin.Find(id)!.Who, answers(id)))
                    throw new Refused("Text", $"{open.To.Name} may not be told about {open.Kin.Name(id)}. Leave out what is about them, and their name");
        }
    }

    [Allows(Permissions.WriteSummaries, On = nameof(SummaryId))]
    internal sealed class Page(ISend send) : SummaryPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SummaryId, Text ?? "", AboutIds, Version), ct));
    }
}
