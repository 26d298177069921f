using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What a coordinator decides of a message that waits.</summary>
internal enum Verdict { AsItIs, Without, NotPassedOn }

/// <summary>A coordinator passes a message on as it is, or without what made it wait, or not. What says who somebody is never goes on.</summary>
[Allows(Permissions.Moderate, On = nameof(HeldMessageId))]
internal sealed record DecideMessage(Guid HeldMessageId, Verdict? Verdict) : ICommand
{
    private sealed record Held(Guid Id, Guid MatchId, Side FromSide, MessageState State, string? Words);

    internal sealed class Handler(Db db, TalkVault vault, Conversation conversation, Channel channel, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<DecideMessage>
    {
        public async Task<Done> Handle(DecideMessage command, CancellationToken ct)
        {
            if (command.Verdict is not { } verdict || !Enum.IsDefined(verdict)) throw new Refused("Verdict", "Choose what becomes of the message");
            var held = await db.Find<Held>("SELECT id, match_id, from_side, state, words FROM peersupport_message WHERE id = @HeldMessageId", command, ct) ?? throw new NotFound("The message");
            var to = verdict == Talks.Verdict.NotPassedOn ? MessageState.NotPassedOn : MessageState.Shown;
            if (held.State == to) return default; // pressed twice
            if (held.State != MessageState.Held || vault.Words(held.Id, held.Words) is not { } words) throw new Refused("", "Somebody has decided about this message already");
            if (to == MessageState.Shown)
            {
                if (!await channel.MayTalk(held.MatchId, ct)) throw new Refused("", "The two may not be in touch now: the message can wait, or not be passed on");
                var parts = await conversation.Parts(held.MatchId, words, ct);
                if (verdict == Talks.Verdict.AsItIs && parts.Any(p => Wordings.IsNever(p, words, held.FromSide))) throw new Refused("", "It says who somebody is, or how to reach them: pass it on without that");
                if (verdict == Talks.Verdict.Without) words = Wordings.Without(words, parts);
            }
            var now = clock.Now();
            if (await db.Execute("""
                UPDATE peersupport_message SET state = @to, words = @closed, shown_at = @shown, decided_by = @by WHERE id = @Id AND state = 'Held'
                """, new { held.Id, to, closed = vault.Close(held.Id, words), shown = to == MessageState.Shown ? now : (DateTimeOffset?)null, by = user.Id }, ct) == 0)
                throw new Refused("", "Somebody has decided about this message already");
            await history.Add(Subject.Message, held.Id, nameof(MessageState.Held), to.ToString(), ct: ct);
            if (to == MessageState.Shown) await conversation.Reached(held.MatchId, held.Id, held.FromSide, now, ct);
            return default;
        }
    }
}

/// <summary>A message that waits lies in the programme of its match: no supporter reaches one.</summary>
internal sealed class ScopeOfHeldMessageId(Db db) : IScope
{
    public string Property => "HeldMessageId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Scopes.Reaching.Within(await db.Query<Guid>("""
        SELECT r.programme_id FROM peersupport_message x JOIN peersupport_match m ON m.id = x.match_id JOIN peersupport_request r ON r.id = m.request_id WHERE x.id = @id
        """, new { id }, ct));
}
