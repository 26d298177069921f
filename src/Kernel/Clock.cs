using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Neighbourhood.Kernel;

/// <summary>Time and ids, from <see cref="TimeProvider"/> so that a test or the demo can move it.</summary>
public static class Clock
{
    private static readonly Lock Gate = new();
    private static long _last;
    private static int _counter;

    /// <summary>The zone in which a day is a day.</summary>
    public static TimeZoneInfo LondonZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Now, in UTC, cut to the millisecond that the database keeps.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <summary>The day it is in London.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.Now().LondonDay();

    /// <summary>The London day of an instant.</summary>
    public static DateOnly LondonDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.London().DateTime);

    /// <summary>The same instant on London's clocks.</summary>
    public static DateTimeOffset London(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, LondonZone);

    /// <summary>The instant at which London's clocks show this; the earlier one where they show it twice, the next one where they skip it.</summary>
    public static DateTimeOffset AtLondon(this DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (LondonZone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = LondonZone.IsAmbiguousTime(local) ? LondonZone.GetAmbiguousTimeOffsets(local).Max() : LondonZone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>
    /// A new UUID version 7, later in text order than every one before it from this process.
    /// (<see cref="Guid.CreateVersion7()"/> is random within a millisecond, and event order would flip.)
    /// </summary>
    public static Guid NewId(this TimeProvider clock)
    {
        long time;
        int counter;
        lock (Gate)
        {
            time = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (time > _last)
            {
                (_last, _counter) = (time, 0);
            }
            else if (++_counter > 0xFFF)
            {
                _last++;
                _counter = 0;
            }
            (time, counter) = (_last, _counter);
        }
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (time << 16) | 0x7000L | (uint)counter);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>A clock that can be moved forward, never back: the demo's, so that deadlines can be watched.</summary>
public sealed class MovableClock(TimeProvider real) : TimeProvider
{
    private readonly TimeProvider _real = real;
    private long _ahead;

    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>The clock under a clock that may have been moved: for what a move must not end, as a browser's sign-in.</summary>
    public static TimeProvider Under(TimeProvider clock) => clock is MovableClock movable ? movable._real : clock;

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + Ahead;

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <summary>Sets how far ahead of the real clock this one is; a smaller value than before is ignored.</summary>
    public void MoveTo(TimeSpan ahead)
    {
        if (ahead > Ahead) Interlocked.Exchange(ref _ahead, ahead.Ticks);
    }
}
