using System.Runtime.CompilerServices;

namespace GradGen.Benchmarks.Bundle;

/// <summary>A point as a camera sees it, with what all derivatives have in common.</summary>
internal readonly ref struct View
{
    private readonly double _rx, _ry, _rz, _x, _y, _z, _cos, _sinc, _cosc, _dot, _ax, _ay, _az;
    private readonly double _inverseZ, _u, _v, _squared, _factor, _slope, _focal;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public View(ReadOnlySpan<double> camera, ReadOnlySpan<double> point)
    {
        _rx = camera[0];
        _ry = camera[1];
        _rz = camera[2];
        _x = point[0] - camera[3];
        _y = point[1] - camera[4];
        _z = point[2] - camera[5];

        // x·cos + (r × x)·sinc + r·(r·x)·cosc, and a = the derivative in θ, over θ.
        var turn = Turning.Of(_rx * _rx + _ry * _ry + _rz * _rz);
        (_cos, _sinc, _cosc) = (turn.Cos, turn.Sinc, turn.Cosc);
        double crossX = _ry * _z - _rz * _y, crossY = _rz * _x - _rx * _z, crossZ = _rx * _y - _ry * _x;
        _dot = _rx * _x + _ry * _y + _rz * _z;
        double along = _cosc * _dot, alongSlope = turn.CoscSlope * _dot;
        _ax = turn.SincSlope * crossX + alongSlope * _rx + turn.CosSlope * _x;
        _ay = turn.SincSlope * crossY + alongSlope * _ry + turn.CosSlope * _y;
        _az = turn.SincSlope * crossZ + alongSlope * _rz + turn.CosSlope * _z;

        _inverseZ = 1 / (_cos * _z + _sinc * crossZ + along * _rz);
        _u = (_cos * _x + _sinc * crossX + along * _rx) * _inverseZ;
        _v = (_cos * _y + _sinc * crossY + along * _ry) * _inverseZ;
        double k1 = camera[9], k2 = camera[10];
        _squared = _u * _u + _v * _v;
        _factor = 1 + _squared * (k1 + k2 * _squared);
        _slope = 2 * (k1 + 2 * k2 * _squared);
        _focal = camera[6];
        ImageX = _u * _factor * _focal + camera[7];
        ImageY = _v * _factor * _focal + camera[8];
    }

    public double ImageX { get; }

    public double ImageY { get; }

    /// <summary>Adds to the adjoints of camera and point what the image's adjoints make of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Back(double dImageX, double dImageY, Span<double> camera, Span<double> point)
    {
        double du = dImageX * _focal, dv = dImageY * _focal;
        double dfactor = du * _u + dv * _v;
        camera[9] += dfactor * _squared;
        camera[10] += dfactor * _squared * _squared;
        camera[6] += (dImageX * _u + dImageY * _v) * _factor;
        camera[7] += dImageX;
        camera[8] += dImageY;
        double radial = dfactor * _slope;
        Turn(
            du * _factor + radial * _u, dv * _factor + radial * _v,
            out double rx, out double ry, out double rz, out double x, out double y, out double z);
        camera[0] += rx;
        camera[1] += ry;
        camera[2] += rz;
        camera[3] -= x;
        camera[4] -= y;
        camera[5] -= z;
        point[0] += x;
        point[1] += y;
        point[2] += z;
    }

    /// <summary>The row of the Jacobian that belongs to the image's x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RowX(double weight, Span<double> row)
    {
        double scale = weight * _focal;
        Row(weight, _u, scale * (_factor + _slope * _u * _u), scale * _slope * _u * _v, row);
        row[7] = weight;
        row[8] = 0;
    }

    /// <summary>The row of the Jacobian that belongs to the image's y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RowY(double weight, Span<double> row)
    {
        double scale = weight * _focal;
        Row(weight, _v, scale * _slope * _u * _v, scale * (_factor + _slope * _v * _v), row);
        row[7] = 0;
        row[8] = weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row(double weight, double coordinate, double du, double dv, Span<double> row)
    {
        row[13] = 0; // so that the bounds of all that follows are known
        double scaled = weight * coordinate, radial = scaled * _focal * _squared;
        row[6] = scaled * _factor;
        row[9] = radial;
        row[10] = radial * _squared;
        Turn(du, dv, out row[0], out row[1], out row[2], out double x, out double y, out double z);
        row[3] = -x;
        row[4] = -y;
        row[5] = -z;
        row[11] = x;
        row[12] = y;
        row[13] = z;
    }

    /// <summary>From the adjoints of u = x/z and v = y/z back through the rotation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turn(
        double du, double dv, out double rx, out double ry, out double rz, out double x, out double y, out double z)
    {
        double gx = du * _inverseZ, gy = dv * _inverseZ, gz = -(du * _u + dv * _v) * _inverseZ;
        double turn = gx * _ax + gy * _ay + gz * _az;
        double along = _cosc * (gx * _rx + gy * _ry + gz * _rz), rest = _cosc * _dot;
        rx = turn * _rx + _sinc * (_y * gz - _z * gy) + along * _x + rest * gx;
        ry = turn * _ry + _sinc * (_z * gx - _x * gz) + along * _y + rest * gy;
        rz = turn * _rz + _sinc * (_x * gy - _y * gx) + along * _z + rest * gz;
        x = _cos * gx + _sinc * (gy * _rz - gz * _ry) + along * _rx;
        y = _cos * gy + _sinc * (gz * _rx - gx * _rz) + along * _ry;
        z = _cos * gz + _sinc * (gx * _ry - gy * _rx) + along * _rz;
    }
}
