using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Warnings;

/// <summary>A worker warns whoever works with a person, for a time; the person was told of it, or it says why not.</summary>
internal static class AddWarningNote
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<PersonSight.Seen>;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, WarningNote.Form Form) : ICommand<Guid>;

    internal sealed class Reader(PersonSight sight, Audit audit) : IQueryHandler<Query, PersonSight.Seen>
    {
        public async Task<PersonSight.Seen> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return seen;
        }
    }

    /// <remarks>A warning can be given of somebody restricted without a reason: nothing that stands is shown for it, and it must not wait.</remarks>
    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (form, today) = (command.Form, clock.Today());
            WarningNote.Check(form, today, await WarningNote.LastReview(send, form.Start ?? today, ct));
            var told = form.Disclosed == true;
            await db.Execute("""
                INSERT INTO families_warning_note (id, person_id, type, start_on, review_on, end_on, disclosed_on, disclosed_how, disclosure_details, justification, notes,
                    manager, discussed_on, recorded_at, recorded_by, version)
                VALUES (@Id, @PersonId, @Type, @Start, @Review, @End, @toldOn, @how, @details, @justification, @notes, @manager, @DiscussedOn, @now, @me, 1)
                """, new
            {
                command.Id,
                command.PersonId,
                form.Type,
                form.Start,
                form.Review,
                form.End,
                toldOn = told ? form.DisclosedOn : null,
                how = told ? form.DisclosedHow : null,
                details = told ? form.Details!.Trim() : null,
                justification = told ? null : form.Justification!.Trim(),
                notes = form.Notes!.Trim(),
                manager = form.Manager!.Trim(),
                form.DiscussedOn,
                now = clock.Now(),
                me = user.Id,
            }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public string? Type { get; set; }
        public DateOnly? Start { get; set; }
        public DateOnly? Review { get; set; }
        public DateOnly? End { get; set; }
        public bool? Disclosed { get; set; }
        public DateOnly? DisclosedOn { get; set; }
        public string? DisclosedHow { get; set; }
        public string? Details { get; set; }
        public string? Justification { get; set; }
        public string? Notes { get; set; }
        public string? Manager { get; set; }
        public DateOnly? DiscussedOn { get; set; }

        public PersonSight.Seen Seen { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            (Id, Start) = (clock.NewId(), clock.Today());
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, PersonId, new(Type, Start, Review, End, Disclosed, DisclosedOn, DisclosedHow, Details, Justification, Notes, Manager, DiscussedOn)), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct) => Seen = await send.Ask(new Query(PersonId), ct);
    }
}
