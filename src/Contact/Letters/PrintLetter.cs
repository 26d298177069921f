using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Letters;

/// <summary>A worker prints a letter to a person whom they work with, and marks it as posted. The gate is asked when it is drawn and when it is posted; the address is kept nowhere.</summary>
internal static class PrintLetter
{
    [Allows(Permissions.PrintLetters, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid MessageId) : IQuery<Answer>;

    /// <param name="Why">Why it must not be posted; then nothing of the letter is shown.</param>
    /// <param name="Address">Where the gate lets it go, and nowhere else; null where the viewer may not see that: a restricted household, until a reason is given there.</param>
    internal sealed record Answer(Guid PersonId, Guid? HouseholdId, string Name, string? Why, string? Address, string? Postcode, string Subject, string Body, bool Large, DateOnly On);

    [Allows(Permissions.PrintLetters, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid MessageId) : ICommand;

    internal sealed class Reader(Db db, ISend send, GateKeeper keeper, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Row.Of(query.MessageId, query.PersonId, db, ct);
            if (await send.Ask(new GetPeople([query.PersonId]), ct) is not [{ Masking: not Masking.Hidden } person]) throw new NotFound("This letter");
            var asked = await keeper.Ask(row.Question(clock.Now()), ct);
            if (asked.Verdict.Refusal is { } refusal)
                return new(query.PersonId, person.HouseholdId, person.Name, Message.InWords(refusal), null, null, "", "", false, clock.Today());
            var to = asked.Reach!.Points.First(p => p.Id == asked.Verdict.By!.PointId);
            var home = (await send.Ask(new GetHouseholds([to.Id]), ct)).SingleOrDefault();
            var (address, postcode) = home is null ? (person.Masking == Masking.Full ? to.Value.ReplaceLineEndings(", ") : null, null)
                : home.Masking == Masking.Full && await send.Ask(new GetHousehold(home.Id), ct) is { } place ? (place.Address, place.Postcode) : (null, null);
            var name = new Dictionary<string, string>(StringComparer.Ordinal) { [Template.FirstName] = asked.Reach.FirstName };
            audit.Saw(query.PersonId);
            return new(query.PersonId, person.HouseholdId, person.Name, null, address, postcode, row.SubjectLine ?? "", Template.Fill(row.Body ?? "", name),
                asked.Reach.Formats.Contains(RegisterFamily.Access.LargePrint), clock.Today());
        }
    }

    internal sealed class Handler(Db db, GateKeeper keeper, BudgetTurn turn, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await Row.Of(command.MessageId, command.PersonId, db, ct);
            var now = clock.Now();
            if (row.InBudget) await turn.Take(command.PersonId, ct);
            var asked = await keeper.Ask(row.Question(now), ct);
            if (asked.Verdict.Refusal is { } refusal) throw new Refused("", $"Do not post it. {Message.InWords(refusal)}");
            if (await db.Execute("""
                UPDATE contact_message SET state = 'Sent', left_at = @now, ended_at = @now WHERE id = @MessageId AND state = 'ToPost'
                """, new { command.MessageId, now }, ct) == 0) throw new Conflict("Somebody else has posted this letter.");
            await outbox.Add(new ContactMade(command.PersonId, ContactMode.Letter, ContactOutcome.Sent, null, clock.Today(), row.Asked, command.MessageId), ct);
            return default;
        }
    }

    private sealed record Row(Guid Id, Guid PersonId, string TemplateCode, string? Variant, MessageKind Kind, bool Asked, bool InBudget, string? SubjectLine, string? Body)
    {
        internal static async Task<Row> Of(Guid messageId, Guid personId, Db db, CancellationToken ct) => await db.Find<Row>("""
            SELECT id, person_id, template_code, variant, kind, asked, in_budget, subject_line, body FROM contact_message
            WHERE id = @messageId AND person_id = @personId AND state = 'ToPost'
            """, new { messageId, personId }, ct) ?? throw new NotFound("This letter");

        internal GateKeeper.Question Question(DateTimeOffset at) =>
            new(PersonId, Kind, at, InBudget, Declared.All.GetValueOrDefault(TemplateCode), Variant, ContactMode.Letter, MessageId: Id, Leaving: true);
    }

    [Allows(Permissions.PrintLetters, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public Guid MessageId { get; set; }

        public Answer Letter { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, MessageId), ct);
            return Redirect("/contact/letters");
        });

        protected override async Task Show(CancellationToken ct) => Letter = await send.Ask(new Query(PersonId, MessageId), ct);
    }
}
